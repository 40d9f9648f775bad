package org.briefsiegel.itests.journeys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Properties;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;

/** The operator's shell, as {@code bin/client} reaches it, and without a Java machine of its own for each command. */
final class OperatorShell {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String USER = "karaf";

    private final Path users;
    private final int port;

    /** @param home where the server is unpacked, which has a password for whoever can read it */
    OperatorShell(Path home, int port) {
        this.users = home.resolve("etc/users.properties");
        this.port = port;
    }

    /** What a command says, to its good end. */
    String run(String command) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            try (ClientSession session =
                    client.connect(USER, "127.0.0.1", port).verify(PATIENCE).getSession()) {
                session.addPasswordIdentity(password());
                session.auth().verify(PATIENCE);
                try (ClientChannel channel = session.createExecChannel(command)) {
                    channel.setOut(said);
                    channel.setErr(said);
                    channel.open().verify(PATIENCE);
                    channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
                    if (!Integer.valueOf(0).equals(channel.getExitStatus())) {
                        throw new IOException(command + " ended with " + channel.getExitStatus() + ": " + said);
                    }
                }
            }
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private String password() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Files.newInputStream(users)) {
            properties.load(file);
        }
        return properties.getProperty(USER).split(",")[0];
    }
}
