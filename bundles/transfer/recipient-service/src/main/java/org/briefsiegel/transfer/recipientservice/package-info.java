/** The service behind the recipients' pages: each request goes to the part that deals with it. */
package org.briefsiegel.transfer.recipientservice;
