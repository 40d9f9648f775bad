/** A recipient's link: whose it is, and whether it still leads to something. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
