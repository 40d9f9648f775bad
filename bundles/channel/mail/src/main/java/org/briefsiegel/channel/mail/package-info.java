/** The channel "mail": SMTP through Camel. */
package org.briefsiegel.channel.mail;
