/** A recipient's link: its address, the cookie of those who have opened it, and what an address says of what happened before. */
@Export
@Version("1.0.0")
package org.briefsiegel.recipient.link;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
