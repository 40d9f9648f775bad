/** A mailbox and a phone on screen, for trying and testing: real SMTP and SMPP servers on loopback. Never in production. */
package org.briefsiegel.demo.inbox;
