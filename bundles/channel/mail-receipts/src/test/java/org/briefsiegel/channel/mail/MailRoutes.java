package org.briefsiegel.channel.mail;

import java.time.Clock;
import org.apache.camel.RoutesBuilder;

/** The route that sends, as it is, for tests of what comes back. */
public final class MailRoutes {

    private MailRoutes() {}

    /** To a server on this machine. */
    public static RoutesBuilder to(int port, String bounceAddress) {
        return new MailRoute(Settings.plain(port).withBounceAddress(bounceAddress), Clock.systemUTC());
    }
}
