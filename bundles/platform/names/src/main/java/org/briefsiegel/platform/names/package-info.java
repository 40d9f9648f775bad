/** What people's names, titles and other lines may hold. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.names;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
