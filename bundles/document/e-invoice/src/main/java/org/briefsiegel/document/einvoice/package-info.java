/** The document type "e-invoice". */
package org.briefsiegel.document.einvoice;
