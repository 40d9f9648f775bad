/** What every call of the practice API goes through: who calls, how often, and what is asked for. */
@Export
@Version("1.0.0")
package org.briefsiegel.rest.http;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
