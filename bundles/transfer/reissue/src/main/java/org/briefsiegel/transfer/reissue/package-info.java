/** Sends again what was sent: resend, renewal, a new code. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.reissue;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
