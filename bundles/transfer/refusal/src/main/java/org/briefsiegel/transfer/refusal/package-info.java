/** What a practice is told that doesn't get what it asked for. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.refusal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
