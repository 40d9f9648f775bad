/** Quotes and charges in the database. */
package org.briefsiegel.billing.ledger;
