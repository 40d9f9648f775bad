/** The document type "image". */
package org.briefsiegel.document.image;
