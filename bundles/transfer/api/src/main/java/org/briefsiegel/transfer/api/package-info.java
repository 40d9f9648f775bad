/** The vocabulary of the house: what a practice can ask for, and what a recipient can do. */
@Export
@Version("4.1.0")
package org.briefsiegel.transfer.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
