/** The one Camel context, what its routes carry, and which of them are kept shut. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.camel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
