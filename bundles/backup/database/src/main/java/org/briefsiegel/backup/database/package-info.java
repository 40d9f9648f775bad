/** The database as it is at one moment: what it says, and a copy of it. */
@Export
@Version("1.0.0")
package org.briefsiegel.backup.database;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
