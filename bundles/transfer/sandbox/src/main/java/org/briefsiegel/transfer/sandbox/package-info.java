/** Keeps the messages of a practice that only tries the service out. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.sandbox;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
