/** The plug-in interface of pricing rules, and the ledger that charges are written to. */
@Export
@Version("2.5.0")
package org.briefsiegel.billing.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
