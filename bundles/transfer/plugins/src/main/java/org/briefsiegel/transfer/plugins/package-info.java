/** Which plug-ins are there at the moment, for the bundles of the transfer axis. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.plugins;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
