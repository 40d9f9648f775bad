/** Tests of texts, shared by the bundles that recipients read. */
package org.briefsiegel.testkit.language;
