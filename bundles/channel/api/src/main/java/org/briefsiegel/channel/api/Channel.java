package org.briefsiegel.channel.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to reach a recipient. Plug-ins register one as a service that carries a {@link ChannelId}, together with a
 * Camel {@code RoutesBuilder} service whose route {@code channel.<id>} starts at {@code direct:channel.<id>}, takes a
 * {@link Message} as its body and leaves an {@link Outcome} as its body. Such a route always ends with an outcome: what
 * goes wrong is caught and told, not thrown.
 *
 * <p>The methods here do no I/O and are called from many threads at a time.
 */
@ConsumerType
public interface Channel {

    /** Why nothing can be sent to this address: a sentence in the given language. Empty if it looks right. */
    Optional<String> refusal(String address, Locale locale);

    /** The address in the form in which it is stored and compared. Only for addresses that aren't refused. */
    String normalize(String address);

    /** In how many parts this text travels, each of which is charged; at least 1. */
    int parts(String text);

    /** How many messages it takes at a time; at least 1, and asked for again now and then. The operator may allow fewer. */
    default int atATime() {
        return 4;
    }

    /** For how long sending is tried again before the message is given up. */
    Duration patience();
}
