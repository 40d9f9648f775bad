/** What follows when nobody opens a transfer: the recipient is reminded, and the practice is told before the link ends. */
package org.briefsiegel.transfer.reminder;
