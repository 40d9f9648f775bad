/** Webhooks: how a practice system is told what happens to its transfers, as Standard Webhooks describes it. */
@Export
@Version("1.0.0")
package org.briefsiegel.webhook.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
