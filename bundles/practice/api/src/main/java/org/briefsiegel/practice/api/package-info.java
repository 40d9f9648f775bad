/** Who sends: practices, their plans and their keys. */
@Export
@Version("3.0.0")
package org.briefsiegel.practice.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
