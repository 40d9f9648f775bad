/** What all windows that practice systems open have in common: who is in front of one, and how its pages are drawn. */
@Export
@Version("1.0.0")
package org.briefsiegel.desk.window;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
