/** Addresses to which a mail couldn't be delivered: remembered from what happens, and warned of before the next one. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.bounce;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
