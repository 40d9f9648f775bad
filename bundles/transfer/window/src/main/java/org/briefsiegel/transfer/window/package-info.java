/** The windows that practice systems open for people: one to send, one to look. Forms work without scripts. */
package org.briefsiegel.transfer.window;
