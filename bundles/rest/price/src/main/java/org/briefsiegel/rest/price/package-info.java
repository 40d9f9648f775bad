/** What something costs, as the practice API answers it. */
@Export
@Version("1.0.0")
package org.briefsiegel.rest.price;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
