/** What twenty pricing rules would write again. Everything here may be used from any thread, and keeps nothing. */
@Export
@Version("1.0.0")
package org.briefsiegel.billing.support;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
