/** JSON in and out of the practice API: records, read strictly, with all that is wrong told at once. */
@Export
@Version("1.0.0")
package org.briefsiegel.rest.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
