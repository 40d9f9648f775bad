/** One persistence unit and one transaction across all bundles that have tables. */
@Export
@Version("1.1.0")
package org.briefsiegel.platform.persistence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
