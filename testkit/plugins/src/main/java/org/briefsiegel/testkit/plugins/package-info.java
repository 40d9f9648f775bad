/** Plug-ins of the distribution, for tests that need more than simple ones. */
package org.briefsiegel.testkit.plugins;
