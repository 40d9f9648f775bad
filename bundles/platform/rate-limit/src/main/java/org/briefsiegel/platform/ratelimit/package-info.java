/** How often each of many may do something. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.ratelimit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
