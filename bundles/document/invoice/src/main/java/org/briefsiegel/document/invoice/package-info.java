/** The document type "invoice". */
package org.briefsiegel.document.invoice;
