package org.briefsiegel.channel.mailreceipts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real IMAP server, with a mailbox for whomever a test thinks of. */
final class Dovecot implements AutoCloseable {

    static final String PASSWORD = "for-a-test";

    /** Whom mailboxes belong to; Debian's, everywhere. */
    private static final String OWNER = "mail";

    private final Path folder;
    private final int port;
    private Daemon daemon;

    private Dovecot(Path folder, String tls) throws IOException {
        this.folder = Daemon.folder(folder);
        this.port = Daemon.freePort();
        own(Files.createDirectories(folder.resolve("mail")));
        Daemon.folder(folder.resolve("run"));
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/dovecot.log
                mail_location = maildir:%1$s/mail/%%n
                protocols = imap
                listen = 127.0.0.1
                %5$s
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
                  unix_listener anvil-auth-penalty {
                    mode = 0
                  }
                }
                passdb {
                  driver = static
                  args = password=%3$s
                }
                userdb {
                  driver = static
                  args = uid=%4$s gid=%4$s home=%1$s/mail/%%n
                }
                """.formatted(folder, port, PASSWORD, OWNER, tls));
        start();
    }

    /** @param folder has the mailboxes in {@code mail} */
    static Dovecot withoutTls(Path folder) throws IOException {
        return new Dovecot(folder, "ssl = no");
    }

    /** STARTTLS is offered, and not demanded. */
    static Dovecot withTls(Path folder, Path certificate, Path key) throws IOException {
        return new Dovecot(folder, "ssl = yes\nssl_cert = <%s\nssl_key = <%s".formatted(certificate, key));
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

    /** What it has told of a user's logins, connections and bytes, or of clients that were none's. */
    String log(String user) {
        try (Stream<String> lines = Files.lines(folder.resolve("dovecot.log"))) {
            return lines.filter(line -> line.contains("<" + user + ">") || line.contains("(" + user + ")"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Mailbox mailbox(String user) throws IOException {
        Path maildir = folder.resolve("mail").resolve(user);
        for (String state : List.of("new", "cur", "tmp")) {
            own(Files.createDirectories(maildir.resolve(state)));
        }
        own(maildir);
        return new Mailbox(maildir);
    }

    private static void own(Path file) throws IOException {
        UserPrincipal owner =
                file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER);
        Files.setOwner(file, owner);
    }

    @Override
    public void close() throws IOException {
        daemon.close();
    }

    /** One that mail is delivered to, as a Maildir: whether a mail was read says its file's name. */
    record Mailbox(Path maildir) {

        void deliver(byte[] mail) throws IOException {
            String name = UUID.randomUUID() + ".test";
            Path file = maildir.resolve("tmp").resolve(name);
            Files.write(file, mail);
            own(file);
            Files.move(file, maildir.resolve("new").resolve(name));
        }

        long unread() {
            return count(maildir, false);
        }

        long read() {
            return count(maildir, true);
        }

        /** How many mails in another folder were read. */
        long readIn(String other) {
            return count(maildir.resolve("." + other), true);
        }

        private static long count(Path maildir, boolean seen) {
            return Stream.of("new", "cur")
                    .map(maildir::resolve)
                    .filter(Files::exists)
                    .flatMap(Mailbox::names)
                    .filter(name -> !name.matches(".*:2,[A-Z]*T[A-Z]*"))
                    .filter(name -> seen == name.matches(".*:2,[A-Z]*S[A-Z]*"))
                    .count();
        }

        private static Stream<String> names(Path folder) {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
