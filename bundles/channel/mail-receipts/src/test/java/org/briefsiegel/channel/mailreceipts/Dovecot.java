package org.briefsiegel.channel.mailreceipts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A real IMAP server with one mailbox. */
final class Dovecot implements AutoCloseable {

    static final String USER = "bounces";
    static final String PASSWORD = "for-a-test";

    /** Whom mailboxes belong to; Debian's, everywhere. */
    static final String OWNER = "mail";

    private final Path folder;
    private final int port;
    private Daemon daemon;

    /** @param folder has the mailboxes in {@code mail} */
    Dovecot(Path folder) throws IOException {
        this.folder = Daemon.folder(folder);
        this.port = Daemon.freePort();
        for (String state : List.of("new", "cur", "tmp")) {
            own(Files.createDirectories(mailbox().resolve(state)));
        }
        own(mailbox());
        own(folder.resolve("mail"));
        Daemon.folder(folder.resolve("run"));
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/dovecot.log
                mail_location = maildir:%1$s/mail/%%n
                protocols = imap
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                auth_failure_delay = 0
                first_valid_uid = 1
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %2$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                }
                passdb {
                  driver = static
                  args = password=%3$s
                }
                userdb {
                  driver = static
                  args = uid=%4$s gid=%4$s home=%1$s/mail/%%n
                }
                """.formatted(folder, port, PASSWORD, OWNER));
        start();
    }

    void start() throws IOException {
        daemon = Daemon.start(
                port,
                folder.resolve("dovecot.out"),
                List.of(
                        "/usr/sbin/dovecot",
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString()));
    }

    int port() {
        return port;
    }

    /** Puts a mail into the mailbox, as a delivery does. */
    void deliver(byte[] mail) throws IOException {
        String name = UUID.randomUUID() + ".test";
        Path file = mailbox().resolve("tmp").resolve(name);
        Files.write(file, mail);
        own(file);
        Files.move(file, mailbox().resolve("new").resolve(name));
    }

    void deliver(String mail) throws IOException {
        deliver(mail.getBytes(StandardCharsets.UTF_8));
    }

    long unread() {
        return count(mailbox(), false);
    }

    long read() {
        return count(mailbox(), true);
    }

    /** What is in a folder beside the inbox. */
    long readIn(String other) {
        return count(mailbox().resolve("." + other), true);
    }

    private static long count(Path maildir, boolean seen) {
        try (Stream<Path> files = Files.walk(maildir, 2)) {
            return files.filter(file -> maildir.relativize(file).toString().matches("(?:new|cur)/.+"))
                    .filter(file -> !file.toString().matches(".*:2,[A-S]*T[A-Z]*"))
                    .filter(file -> seen == file.toString().matches(".*:2,[A-R]*S[A-Z]*"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path mailbox() {
        return folder.resolve("mail").resolve(USER);
    }

    static void own(Path file) throws IOException {
        UserPrincipal owner =
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER);
        Files.setOwner(file, owner);
    }

    @Override
    public void close() throws IOException {
        daemon.close();
    }
}
