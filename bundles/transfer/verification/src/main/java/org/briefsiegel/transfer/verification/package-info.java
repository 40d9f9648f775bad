/** Whether an answer is right, and the session of who gave it. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.verification;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
