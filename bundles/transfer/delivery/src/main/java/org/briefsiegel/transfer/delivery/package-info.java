/** Takes messages from the outbox, under a lease, to their channels. */
package org.briefsiegel.transfer.delivery;
