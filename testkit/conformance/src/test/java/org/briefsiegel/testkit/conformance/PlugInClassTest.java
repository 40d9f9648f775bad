package org.briefsiegel.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PlugInClassTest {

    private static final class Pure {
        String read() throws IOException {
            try (InputStream texts = Pure.class.getResourceAsStream("none")) {
                return URI.create("https://example.org") + "" + Path.of("a") + new ByteArrayOutputStream() + texts;
            }
        }
    }

    @Test
    void whatOnlyComputesIsLeftAlone() {
        assertThat(new PlugInClass(Pure.class).outside()).isEmpty();
        assertThat(new PlugInClass(Pure.class).loggers()).isEmpty();
    }

    private static final class Asks {
        String read() {
            return new Resolver().name.get();
        }
    }

    private static final class Resolver {
        private final Supplier<String> name = Resolver::resolve;

        private static String resolve() {
            try {
                return InetAddress.getByName("localhost").getHostName();
            } catch (UnknownHostException unknown) {
                return "";
            }
        }
    }

    @Test
    void whatAnotherClassDoesForItIsFound() {
        assertThat(new PlugInClass(Asks.class).outside())
                .containsExactlyInAnyOrder(
                        "java.net.InetAddress.getByName in PlugInClassTest$Resolver.resolve",
                        "java.net.InetAddress.getHostName in PlugInClassTest$Resolver.resolve");
    }

    private static final class Talks {
        private static final Logger LOG = Logger.getLogger("x");

        void read() throws InterruptedException {
            LOG.info("x");
            System.out.println("x");
            Thread.sleep(1);
        }
    }

    @Test
    void consoleAndWaitingAreFoundAndLoggersApart() {
        PlugInClass talks = new PlugInClass(Talks.class);

        assertThat(talks.outside())
                .containsExactlyInAnyOrder(
                        "java.lang.System.out in PlugInClassTest$Talks.read",
                        "java.lang.Thread.sleep in PlugInClassTest$Talks.read");
        assertThat(talks.loggers()).contains("java.util.logging.Logger.info in PlugInClassTest$Talks.read");
    }
}
