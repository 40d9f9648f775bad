/** What the host does by itself. */
@Export
@Version("1.1.0")
package org.briefsiegel.spine.job;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
