/**
 * How every request for a link is received: the letter is found and the language, what is posted comes from our own pages and ends
 * in a redirect, and a letter that can't be opened says why.
 */
@Export
@Version("1.0.0")
package org.briefsiegel.recipient.visit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
