/** What stands before everything that people reach by a secret in its address: forms are received, and who tries slows down. */
@Export
@Version("1.0.0")
package org.briefsiegel.recipient.filter;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
