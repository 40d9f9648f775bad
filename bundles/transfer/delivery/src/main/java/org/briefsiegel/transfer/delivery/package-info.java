/** What goes out: composes the messages that wait in the outbox, and draws the conclusions from what became of them. */
package org.briefsiegel.transfer.delivery;
