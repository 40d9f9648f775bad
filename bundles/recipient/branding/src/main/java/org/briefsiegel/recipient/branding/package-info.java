/** The look of a practice on its letters' pages: colours that everybody can read, and the logo. */
package org.briefsiegel.recipient.branding;
