/** Codes that phones read from a screen or a sheet. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.qr;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
