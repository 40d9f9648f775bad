/** The plug-in interface of second factors: what a recipient must know or hold to open a transfer. */
@Export
@Version("2.3.0")
package org.briefsiegel.factor.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
