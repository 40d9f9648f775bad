/** A provider of OpenID Connect for tests. */
@Export
@Version("1.0.0")
package org.briefsiegel.testkit.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
