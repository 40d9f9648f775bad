/** The service by which practices send: each request goes to the part that deals with it. */
package org.briefsiegel.transfer.practiceservice;
