/**
 * The only place that changes a transfer: which {@linkplain org.briefsiegel.transfer.lifecycle.Command command} leads from which
 * state to which, what it leaves on record, and why it is refused.
 */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.lifecycle;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
