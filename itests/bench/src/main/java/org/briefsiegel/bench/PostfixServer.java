package org.briefsiegel.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/**
 * A real mail server: it writes each mail to its queue on the disk before it answers, as whatever takes our mails in earnest does,
 * and then discards it. Wants Debian's {@code postfix}, and root, which it leaves by itself.
 */
final class PostfixServer implements MailTarget, AutoCloseable {

    private static final Path MASTER = Path.of("/usr/lib/postfix/sbin/master");
    private static final String SOURCE = "/usr/sbin/smtp-source";
    private static final Pattern TAKEN = Pattern.compile("postfix/cleanup\\[.*: message-id=");
    private static final int POLL_MILLIS = 5;

    private final int port = Ports.free();
    private final Path log;
    private final Child process;
    private final Thread reader = new Thread(this::read, "postfix-log");
    private volatile LongConsumer taken = time -> {};

    PostfixServer(Path folder, Tls tls) throws IOException, InterruptedException, GeneralSecurityException {
        Container.delete(folder);
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Files.createDirectories(folder.resolve("queue"));
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        log = folder.resolve("postfix.log");
        Files.writeString(etc.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file = %2$s
                maillog_file_prefixes = %1$s
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = mx.bench.example
                mydestination =
                mynetworks = 127.0.0.0/8
                relayhost =
                default_transport = discard:
                relay_transport = discard:
                local_transport = discard:
                alias_maps =
                alias_database =
                local_recipient_maps =
                smtpd_relay_restrictions = permit_mynetworks, reject
                smtpd_tls_security_level = may
                smtpd_tls_chain_files = %3$s
                """.formatted(folder, log, tls.pem(folder.resolve("bench.pem"))));
        Files.writeString(etc.resolve("master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 300 1 qmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                anvil unix - - n - 1 anvil
                tlsmgr unix - - n 1000? 1 tlsmgr
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port));
        Child.run(List.of("/usr/sbin/postfix", "-c", etc.toString(), "check"), Map.of()); // makes the queues
        process = Child.start(
                List.of(MASTER.toString(), "-c", etc.toString(), "-d"), Map.of(), folder.resolve("postfix.out"));
        process.await(() -> Ports.isOpen(port));
        reader.setDaemon(true);
        reader.start();
    }

    static boolean isInstalled() {
        return Files.isExecutable(MASTER) && Files.isExecutable(Path.of(SOURCE));
    }

    @Override
    public int port() {
        return port;
    }

    /** As exact as its log is read. */
    @Override
    public void onMail(LongConsumer listener) {
        taken = listener;
    }

    private void read() {
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            while (!reader.isInterrupted()) {
                String line = lines.readLine();
                if (line == null) {
                    Thread.sleep(POLL_MILLIS);
                } else if (TAKEN.matcher(line).find()) {
                    taken.accept(System.nanoTime());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            // closed
        }
    }

    /**
     * How many mails a second Postfix's own test client sends to it. It knows no TLS, and opens a connection for each mail unless it
     * keeps them.
     */
    double smtpSource(int connections, int mails, int bytes, boolean keepsConnections) throws Exception {
        List<String> words = new ArrayList<>(List.of(SOURCE));
        if (keepsConnections) {
            words.add("-d");
        }
        words.addAll(List.of("-s", String.valueOf(connections), "-m", String.valueOf(mails)));
        words.addAll(List.of("-l", String.valueOf(bytes), "-f", "bench@example.org", "-t", "maria@example.org"));
        words.add("127.0.0.1:" + port);
        long began = System.nanoTime();
        Child.run(words, Map.of());
        return mails * 1e9 / (System.nanoTime() - began);
    }

    @Override
    public void close() {
        reader.interrupt();
        process.close();
    }
}
