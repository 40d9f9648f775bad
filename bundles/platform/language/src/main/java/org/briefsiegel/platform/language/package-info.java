/** Which languages are written here, which of them suits a reader, and the texts of a bundle in it. */
@Export
@Version("1.1.0")
package org.briefsiegel.platform.language;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
