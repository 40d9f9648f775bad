/** Documents under envelope encryption on disk, and the keys that aren't in the database. */
package org.briefsiegel.transfer.vault;
