/** The window to send: what was chosen and typed, what is wrong with it, and what became of it. Forms work without scripts. */
package org.briefsiegel.desk.send;
