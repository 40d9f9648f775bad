/** Internet domains, from the form in which people write them to the one in which they travel. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.domains;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
