/** What follows from a message that was sent, or wasn't: for the transfer, for the charge, for the alert. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.outcome;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
