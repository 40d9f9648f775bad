/** A line for each request that names nobody, and how a path is written without its secrets. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.accesslog;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
