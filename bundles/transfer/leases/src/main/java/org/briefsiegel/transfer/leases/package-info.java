/** What this process has in hand of the outbox: how many messages of a channel, for how long, and whose turn it is. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.leases;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
