/** The recipient's side of a transfer's life: the question, the tries, the session, the download. */
package org.briefsiegel.transfer.access;
