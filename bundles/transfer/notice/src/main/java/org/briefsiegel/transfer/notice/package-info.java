/** What recipients and practices are written: links, and alerts that something is wrong. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.notice;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
