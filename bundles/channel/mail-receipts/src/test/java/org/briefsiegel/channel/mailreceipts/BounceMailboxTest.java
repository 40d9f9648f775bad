package org.briefsiegel.channel.mailreceipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of mails in the mailbox of a real Dovecot. */
class BounceMailboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Receipt RECEIPT =
            new Receipt("mail", List.of(Samples.ID), Verdict.FAILED, Reason.MAILBOX_UNKNOWN, "550 5.1.1");
    private static final int MEGABYTE = 1024 * 1024;
    private static final Pattern BYTES_OUT = Pattern.compile("Logged out.* out=(\\d+)");

    @TempDir
    private static Path folder;

    private static Path certificate;
    private static Dovecot dovecot;

    private final CamelContext context = new DefaultCamelContext();
    private final Queue<Receipt> kept = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean hostKeeps = new AtomicBoolean(true);
    private final AtomicInteger tries = new AtomicInteger();
    private final LogLines log = new LogLines();
    private SSLContext usual;
    private String user;
    private Dovecot.Mailbox mailbox;

    @BeforeAll
    static void serve() throws Exception {
        certificate = Daemon.folder(folder).resolve("localhost.crt");
        Path key = folder.resolve("localhost.key");
        Daemon.run(List.of(
                "openssl",
                "req",
                "-x509",
                "-nodes",
                "-newkey",
                "rsa:2048",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString()));
        dovecot = Dovecot.withTls(folder, certificate, key);
    }

    @AfterAll
    static void end() throws Exception {
        dovecot.close();
    }

    @BeforeEach
    void openMailbox(TestInfo test) throws Exception {
        usual = SSLContext.getDefault();
        user = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        mailbox = dovecot.mailbox(user);
    }

    @AfterEach
    void stop() throws Exception {
        SSLContext.setDefault(usual);
        context.stop();
        log.close();
    }

    @Test
    void aBounceIsToldOnceAndMarkedAsReadAndSoIsWhatIsNone() throws Exception {
        mailbox.deliver(Samples.read("spam"));
        mailbox.deliver(new byte[] {0, 13, -1, 58, 10});
        mailbox.deliver(Samples.read("of-nobody-known"));
        mailbox.deliver(Samples.read("postfix-user-unknown"));

        start(Settings.plain(dovecot.port(), user));

        await().atMost(PATIENCE).until(() -> mailbox.read() == 4);
        assertThat(kept).containsExactly(RECEIPT);
        assertThat(log.lines())
                .containsExactlyInAnyOrder(
                        "A mail to the bounce mailbox is no delivery status, and marked as read",
                        "A mail to the bounce mailbox is no delivery status, and marked as read",
                        "A bounce is of no mail from here, and marked as read:"
                                + " Receipt[mail FAILED MAILBOX_UNKNOWN 5.1.1]");
    }

    @Test
    void whatTheHostCannotKeepStaysUntilItCan() throws Exception {
        mailbox.deliver(Samples.read("postfix-user-unknown"));
        hostKeeps.set(false);
        start(Settings.plain(dovecot.port(), user));
        await().atMost(PATIENCE).until(() -> tries.get() == 2);
        assertThat(mailbox.unread()).isEqualTo(1);

        hostKeeps.set(true);

        await().atMost(PATIENCE).until(() -> mailbox.read() == 1);
        assertThat(kept).containsExactly(RECEIPT);
        assertThat(log.lines())
                .containsExactly(
                        "What a bounce tells isn't kept, and it is read again every 1 s: IllegalStateException",
                        "What bounces tell is kept again");
    }

    @Test
    void withoutAHostNothingIsLost() throws Exception {
        mailbox.deliver(Samples.read("postfix-user-unknown"));
        context.addRoutes(new MailReceiptsRoute(Settings.plain(dovecot.port(), user)));
        context.start();
        await().atMost(PATIENCE)
                .until(
                        log::lines,
                        lines -> lines.contains("What a bounce tells isn't kept, and it is read again every"
                                + " 1 s: DirectConsumerNotAvailableException"));
        assertThat(mailbox.unread()).isEqualTo(1);

        addHost();

        await().atMost(PATIENCE).until(() -> mailbox.read() == 1);
        assertThat(kept).containsExactly(RECEIPT);
    }

    @Test
    void whatIsReadCanBeMovedAway() throws Exception {
        mailbox.deliver(Samples.read("postfix-user-unknown"));
        mailbox.deliver(Samples.read("spam"));

        start(Settings.plain(dovecot.port(), user).withDoneFolder("Done"));

        await().atMost(PATIENCE).until(() -> mailbox.readIn("Done") == 2);
        assertThat(mailbox.unread() + mailbox.read()).isZero();
        assertThat(kept).containsExactly(RECEIPT);
    }

    @Test
    void ofALargeMailNoMoreIsFetchedThanItsBeginning() throws Exception {
        String mail = new String(Samples.read("postfix-user-unknown"), StandardCharsets.UTF_8);
        mailbox.deliver(mail.replace("\n--=_b1.4711/mx--", "\n" + ("x".repeat(75) + "\n").repeat(MEGABYTE / 4))
                .getBytes(StandardCharsets.UTF_8));

        start(Settings.plain(dovecot.port(), user));

        await().atMost(PATIENCE).until(() -> mailbox.read() == 1);
        assertThat(kept).containsExactly(RECEIPT);
        await().atMost(PATIENCE).until(() -> dovecot.log(user).contains("Logged out"));
        assertThat(bytesOut()).isBetween(MEGABYTE, 2 * MEGABYTE);
    }

    @Test
    void aHeaderWithoutEndIsNotFetchedEither() throws Exception {
        mailbox.deliver("X-Long: x\n".repeat(2 * MEGABYTE).getBytes(StandardCharsets.UTF_8));

        start(Settings.plain(dovecot.port(), user));

        await().atMost(PATIENCE).until(() -> mailbox.read() == 1);
        await().atMost(PATIENCE).until(() -> dovecot.log(user).contains("Logged out"));
        assertThat(bytesOut()).isBetween(MEGABYTE, 2 * MEGABYTE);
    }

    private int bytesOut() {
        return BYTES_OUT
                .matcher(dovecot.log(user))
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .max(Integer::compare)
                .orElseThrow();
    }

    @Test
    void aMailboxThatIsAwayIsReadWhenItIsBack() throws Exception {
        mailbox.deliver(Samples.read("postfix-user-unknown"));
        dovecot.close();
        start(Settings.plain(dovecot.port(), user));
        await().atMost(PATIENCE).until(() -> !log.lines().isEmpty());

        dovecot.start();

        await().atMost(PATIENCE).until(() -> mailbox.read() == 1);
        await().atMost(PATIENCE).until(() -> log.lines().size() == 2);
        assertThat(kept).containsExactly(RECEIPT);
        assertThat(log.lines())
                .containsExactly(
                        "The bounce mailbox can't be read, which is tried every 1 s: ConnectException",
                        "The bounce mailbox is read again");
    }

    @Test
    void aWrongPasswordIsNamedOnceAndTriedAgain() throws Exception {

        start(Settings.plain(dovecot.port(), user).withPassword("wrong"));

        await().atMost(PATIENCE).until(() -> dovecot.log(user).split("auth failed", -1).length > 2);
        assertThat(log.lines())
                .containsExactly("The bounce mailbox can't be read, which is tried every 1 s: authentication failed");
    }

    @Test
    void overTlsAMailboxIsReadWhoseServerProvesItsName() throws Exception {
        mailbox.deliver(Samples.read("postfix-user-unknown"));
        SSLContext.setDefault(trusting(certificate));

        start(Settings.plain(dovecot.port(), user).withTls("required"));

        await().atMost(PATIENCE).until(() -> mailbox.read() == 1);
        assertThat(dovecot.log(user)).contains("TLS");
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForIsNotToldThePassword() throws Exception {
        start(Settings.plain(dovecot.port(), user).withTls("required"));

        await().atMost(PATIENCE).until(() -> !log.lines().isEmpty());
        assertThat(log.lines())
                .containsExactly("The bounce mailbox can't be read, which is tried every 1 s: TLS failed");
        assertThat(dovecot.log(user)).isEmpty();
    }

    @Test
    void neitherIsAServerWithoutTls() throws Exception {
        try (Dovecot without = Dovecot.withoutTls(folder.resolve("without"))) {
            start(Settings.plain(without.port(), user).withTls("required"));

            await().atMost(PATIENCE).until(() -> !log.lines().isEmpty());
            assertThat(log.lines())
                    .containsExactly("The bounce mailbox can't be read, which is tried every 1 s: ProtocolException");
            assertThat(without.log(user)).isEmpty();
        }
    }

    @Test
    void plainTextIsForThisMachineOnly() throws Exception {
        start(Settings.plain(143, user).withHost("192.0.2.1"));

        await().atMost(PATIENCE).until(() -> !log.lines().isEmpty());
        assertThat(log.lines())
                .containsExactly("The bounce mailbox can't be read, which is tried every 1 s: tls=loopback is for"
                        + " plain text, and the configured host is not this machine");
    }

    @Test
    void withoutAMailboxThereIsNoRoute() throws Exception {
        start(Settings.plain(143, user).withHost(""));

        assertThat(context.getRoute("receipt.mail")).isNull();
    }

    private void start(Config config) throws Exception {
        addHost();
        context.addRoutes(new MailReceiptsRoute(config));
        context.start();
    }

    private void addHost() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:receipt").process(exchange -> {
                    tries.incrementAndGet();
                    if (!hostKeeps.get()) {
                        throw new IllegalStateException("database away");
                    }
                    kept.add(exchange.getMessage().getMandatoryBody(Receipt.class));
                });
            }
        });
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return tls;
    }
}
