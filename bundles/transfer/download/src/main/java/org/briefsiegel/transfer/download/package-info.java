/** Hands out documents, and knows when one has arrived as a whole. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.download;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
