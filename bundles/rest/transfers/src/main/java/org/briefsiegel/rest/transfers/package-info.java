/** Sending transfers, and following, ending or repeating what was sent. */
package org.briefsiegel.rest.transfers;
