/** What twenty factors would write again. Everything here may be used from any thread, and keeps nothing. */
@Export
@Version("1.1.0")
package org.briefsiegel.factor.support;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
