/** Counts wrong answers, and says how many are left. How many, and how long a pause lasts, is in {@code transfer/settings}. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.tries;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
