/** What a recipient takes home: the bytes of a document, once the factor has passed. */
package org.briefsiegel.recipient.download;
