/** What has happened to transfers, for whoever listens. */
@Export
@Version("1.1.0")
package org.briefsiegel.transfer.events;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
