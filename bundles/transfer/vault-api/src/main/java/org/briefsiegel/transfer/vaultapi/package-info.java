/** What services ask of the vault, and what they keep of a document: where it lies, and its wrapped key. */
@Export
@Version("1.1.0")
package org.briefsiegel.transfer.vaultapi;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
