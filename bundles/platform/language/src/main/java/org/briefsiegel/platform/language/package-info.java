/** Which languages are written here, and which of them suits a reader. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.language;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
