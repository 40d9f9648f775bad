/** Documents that are damaged or gone: who is told of them, and how long they count. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.damage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
