/** Who asks, behind a proxy: only a trusted one is believed, and only what it has added itself. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.proxy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
