/** What services ask of the store: repositories that load and save, and what they load. */
@Export
@Version("1.0.0")
package org.briefsiegel.transfer.storeapi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
