/** What whoever holds a link may ask for without an answer: a new code, a new link, that the letter isn't for them. */
package org.briefsiegel.recipient.request;
