/** What the services of transfers need from the bundles beneath it: store, vault and spine. */
@Export
@Version("5.0.0")
package org.briefsiegel.transfer.spi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
