/** Ends transfers, and clears away what nobody may keep any longer. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.retention;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
