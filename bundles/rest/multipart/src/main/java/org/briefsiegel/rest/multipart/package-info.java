/** Uploads: the JSON first, then the documents, as a stream that touches no disk. */
@Export
@Version("1.0.0")
package org.briefsiegel.rest.multipart;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
