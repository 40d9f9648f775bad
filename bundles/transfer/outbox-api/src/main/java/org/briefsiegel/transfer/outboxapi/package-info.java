/** Messages that wait to be sent, and those that a sandbox keeps instead. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.outboxapi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
