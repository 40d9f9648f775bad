/** The plug-in interface of document types: what may be sent, and how well it must be protected. */
@Export
@Version("1.3.0")
package org.briefsiegel.document.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
