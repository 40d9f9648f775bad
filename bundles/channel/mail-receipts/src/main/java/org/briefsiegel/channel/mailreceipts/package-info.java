/** What comes back by mail: a bounce mailbox is read, and each delivery status in it becomes a receipt. */
package org.briefsiegel.channel.mailreceipts;
