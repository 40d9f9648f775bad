/** The recipient's pages: a question, then the documents. Forms work without scripts, and GET changes nothing. */
package org.briefsiegel.recipient.page;
