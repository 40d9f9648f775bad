/** How a text becomes a text message: in which alphabet, and in how many parts. The one rule for who writes, who pays and who sends. */
@Export
@Version("1.1.0")
package org.briefsiegel.platform.textmessage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
