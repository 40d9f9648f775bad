/** What a practice owes, month by month. */
package org.briefsiegel.rest.statements;
