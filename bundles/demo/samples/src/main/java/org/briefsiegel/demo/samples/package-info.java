/** Two letters of a practice that doesn't exist, and a command that sends them as a practice system would. */
@Header(name = "Karaf-Commands", value = "org.briefsiegel.demo.samples")
package org.briefsiegel.demo.samples;

import org.osgi.annotation.bundle.Header;
