/** Accepts transfers: checked, priced, sealed, and written in one transaction. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.intake;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
