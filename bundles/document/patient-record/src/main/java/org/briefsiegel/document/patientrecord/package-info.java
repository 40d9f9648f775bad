/** The document type "patient record". */
package org.briefsiegel.document.patientrecord;
