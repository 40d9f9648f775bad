/** What is wrong with a submission, asked of the rules and of the plug-ins on its routing slip. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.submission;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
