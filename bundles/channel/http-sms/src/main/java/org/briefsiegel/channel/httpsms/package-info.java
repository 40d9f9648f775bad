/** The channel "http-sms": text messages over a gateway that is spoken to by HTTP, as its settings describe it. */
package org.briefsiegel.channel.httpsms;
