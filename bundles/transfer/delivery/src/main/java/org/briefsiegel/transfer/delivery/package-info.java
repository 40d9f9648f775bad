/** Takes messages from the outbox, under a lease, to their channels; how often one is tried again is a setting of this bundle. */
package org.briefsiegel.transfer.delivery;
