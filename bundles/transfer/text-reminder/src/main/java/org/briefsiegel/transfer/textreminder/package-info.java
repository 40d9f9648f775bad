/** Text messages that remind of a transfer: what they say, to whom, and what they cost. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.textreminder;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
