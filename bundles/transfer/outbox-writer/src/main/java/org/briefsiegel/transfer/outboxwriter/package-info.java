/** Writes the messages of a transfer, to be sent after the commit. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.outboxwriter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
