/** Copies of all that is kept, taken while the server runs. */
@Export
@Version("1.0.0")
package org.briefsiegel.backup.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
