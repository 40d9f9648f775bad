/** What an answer depends on and may be away for a while: how that is said to who asks, and to the operator, and how it is left alone. */
@Export
@Version("1.2.0")
package org.briefsiegel.platform.availability;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
