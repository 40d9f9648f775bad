package org.briefsiegel.demo.inbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The two servers give back their ports, whatever happens. */
class DemoServersTest {

    @RepeatedTest(20)
    void theyCanStartAgainAtOnce() throws IOException {
        int smtp = FreePort.find();
        int smpp = FreePort.find();

        new DemoServers(new Inbox(Clock.systemUTC()), smtp, smpp).close();
        new DemoServers(new Inbox(Clock.systemUTC()), smtp, smpp).close();
    }

    @Test
    void oneThatCannotStartLeavesNothingOfTheOther() throws IOException {
        int smtp = FreePort.find();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new DemoServers(new Inbox(Clock.systemUTC()), smtp, taken.getLocalPort()))
                    .isInstanceOf(IOException.class);
        }

        new ServerSocket(smtp, 1, InetAddress.getLoopbackAddress()).close();
    }
}
