/** Preparing windows, in which a person works instead of a program. */
package org.briefsiegel.rest.windows;
