/** What every request has to pass, whatever it asks for: clear framing, a body that keeps its pace; and the headers of every answer. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.httpfilter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
