package org.briefsiegel.channel.mailreceipts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A real mail server. It delivers to the mailboxes of one practice and one patient, each of whose other addresses fails in a way
 * of its own, and knows no way to anybody else.
 */
final class Postfix implements AutoCloseable {

    static final String BOUNCES = "bounces@practice.example";
    static final String GOOD = "maria@patients.example";
    static final String UNKNOWN = "nobody@patients.example";
    static final String FULL = "full@patients.example";
    static final String AWAY = "away@patients.example";
    static final String UNKNOWN_DOMAIN = "maria@nowhere.example";

    private final Daemon daemon;

    /** @param folder has the mailboxes in {@code mail} */
    Postfix(Path folder) throws IOException, InterruptedException {
        int port = Daemon.freePort();
        Path etc = Daemon.folder(folder.resolve("etc"));
        Daemon.folder(folder.resolve("queue"));
        Path data = Daemon.folder(folder.resolve("data"));
        Files.setOwner(
                data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
        Files.writeString(etc.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                maillog_file = %1$s/postfix.log
                maillog_file_prefixes = %1$s
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = mx.practice.example
                mydestination =
                mynetworks = 127.0.0.0/8
                relayhost =
                default_transport = error:5.1.2 no such domain
                relay_transport = error:5.1.2 no such domain
                local_transport = error:5.1.1 no such user
                alias_maps =
                alias_database =
                local_recipient_maps =
                recipient_delimiter = +
                smtpd_reject_unlisted_recipient = no
                smtpd_relay_restrictions = permit_mynetworks, reject
                transport_maps = inline:{
                    {%4$s = error:5.2.2 mailbox is full}
                    {%5$s = retry:4.4.1 connection timed out} }
                virtual_mailbox_domains = practice.example, patients.example
                virtual_mailbox_base = %1$s/mail
                virtual_mailbox_maps = inline:{ {%2$s = bounces/} {%3$s = maria/} }
                virtual_minimum_uid = 1
                virtual_uid_maps = static:%6$s
                virtual_gid_maps = static:%6$s
                minimal_backoff_time = 1s
                queue_run_delay = 1s
                delay_warning_time = 1s
                maximal_queue_lifetime = 6s
                """.formatted(
                        folder, BOUNCES, GOOD, FULL, AWAY, Files.getAttribute(folder.resolve("mail"), "unix:uid")));
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
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port));
        Daemon.run(List.of("/usr/sbin/postfix", "-c", etc.toString(), "check")); // makes the queues
        daemon = Daemon.start(
                port,
                folder.resolve("postfix.out"),
                List.of("/usr/lib/postfix/sbin/master", "-c", etc.toString(), "-d"));
    }

    int port() {
        return daemon.port();
    }

    @Override
    public void close() throws IOException {
        daemon.close();
    }
}
