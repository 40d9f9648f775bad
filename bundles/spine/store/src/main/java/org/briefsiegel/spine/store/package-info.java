/** Which routes are suspended, in the database. */
package org.briefsiegel.spine.store;
