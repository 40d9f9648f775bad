/** What settings have to be, and which of them aren't. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
