/** Phone numbers as people write them, and which of them receive text messages: the one rule for window, API and channel. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.phone;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
