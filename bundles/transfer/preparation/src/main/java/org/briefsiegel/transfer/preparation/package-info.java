/** What practice systems prepare, and a person sends from a window. */
package org.briefsiegel.transfer.preparation;
