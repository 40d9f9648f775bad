/** The channel "text message": SMPP through Camel. */
package org.briefsiegel.channel.sms;
