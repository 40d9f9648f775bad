/** The plug-in interface of channels: how a notice reaches a recipient. */
@Export
@Version("1.1.0")
package org.briefsiegel.channel.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
