/** Pages beside the letters: what this server is, what a practice says of itself by law, and what an error is called. */
package org.briefsiegel.recipient.about;
