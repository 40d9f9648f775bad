/** What every implementation of the stores promises: tests to extend, whatever the rows are kept in. */
package org.briefsiegel.testkit.storecontract;
