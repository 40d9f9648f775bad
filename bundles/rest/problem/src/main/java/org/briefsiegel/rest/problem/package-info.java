/** How the practice API refuses: problems as RFC 9457 describes them, in the language of the caller. */
@Export
@Version("1.0.0")
package org.briefsiegel.rest.problem;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
