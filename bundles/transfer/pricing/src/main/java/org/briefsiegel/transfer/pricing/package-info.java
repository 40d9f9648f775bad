/** What can be sent, and what it costs. How long a price holds is a setting: {@code transfer/settings}. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.pricing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
