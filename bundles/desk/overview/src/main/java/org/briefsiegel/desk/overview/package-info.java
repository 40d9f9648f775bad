/** The window in which a practice looks after what it has sent. */
package org.briefsiegel.desk.overview;
