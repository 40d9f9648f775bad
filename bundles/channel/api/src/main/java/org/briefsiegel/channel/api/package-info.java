/** The plug-in interface of channels: how a message reaches a recipient, and what is told of it later. */
@Export
@Version("2.2.0")
package org.briefsiegel.channel.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
