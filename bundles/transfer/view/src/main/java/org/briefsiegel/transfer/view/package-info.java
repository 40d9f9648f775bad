/** Transfers as their practice sees and finds them. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.view;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
