/** Pages that can be kept and printed: PDF. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.paper;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
