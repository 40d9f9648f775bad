/** What a backup is on disk: files of which each is known by its size and hash. */
@Export
@Version("1.0.0")
package org.briefsiegel.backup.set;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
