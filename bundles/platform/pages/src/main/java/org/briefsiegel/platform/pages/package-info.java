/** What all pages have in common: how they are drawn, their words, whom their forms are taken from, and what a form tells the next page. */
@Export
@Version("3.0.0")
package org.briefsiegel.platform.pages;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
