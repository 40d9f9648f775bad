/** Files as practices send them: their names, their media types, and their way into the vault. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.upload;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
