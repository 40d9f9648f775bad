/** The document type "lab report". */
package org.briefsiegel.document.labreport;
