/** Both databases, for the tests of bundles with tables. */
package org.briefsiegel.testkit.database;
