/** What a practice prints and files: the proof of a transfer, and a month's statement. */
@Export
@Version("1.1.0")
package org.briefsiegel.print.papers;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
