/** Takes what channels are told later of the messages they sent, finds the message, and draws the conclusions for its transfer. */
package org.briefsiegel.transfer.receipt;
