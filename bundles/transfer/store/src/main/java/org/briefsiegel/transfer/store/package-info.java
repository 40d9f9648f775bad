/** Keeps transfers, their messages and their sessions in the database. */
package org.briefsiegel.transfer.store;
