/** A recipient's link: whose it is, whether it still leads to something, and what it shows. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
