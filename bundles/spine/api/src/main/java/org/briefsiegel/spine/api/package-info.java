/** The way to the plug-ins, for whoever asks them something: each answers through its route and through nothing else. */
@Export
@Version("1.0.0")
package org.briefsiegel.spine.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
