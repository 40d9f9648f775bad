/** Which contents were destroyed, noted outside the database. */
@Export
@Version("1.0.0")
package org.briefsiegel.backup.deletions;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
