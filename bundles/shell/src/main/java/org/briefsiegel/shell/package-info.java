/** What the operator can do in the shell. Every command prints a table, or JSON with {@code --json}. */
@Header(name = "Karaf-Commands", value = "org.briefsiegel.shell")
package org.briefsiegel.shell;

import org.osgi.annotation.bundle.Header;
