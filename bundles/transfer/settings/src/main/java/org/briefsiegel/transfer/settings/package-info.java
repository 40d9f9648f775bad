/** What the operator allows: how much, how long, how often, at which price. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.settings;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
