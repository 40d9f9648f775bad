/** What all pages of recipients have in common: layout, words, language, style sheet; and the pages that only say something. */
@Export
@Version("1.0.0")
package org.briefsiegel.recipient.layout;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
