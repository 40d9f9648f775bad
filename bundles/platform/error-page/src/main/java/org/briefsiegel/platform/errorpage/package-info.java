/** What is answered where nobody else has an answer: to faults, while something is away, and to what a client did wrong. */
@Export
@Version("1.0.0")
package org.briefsiegel.platform.errorpage;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
