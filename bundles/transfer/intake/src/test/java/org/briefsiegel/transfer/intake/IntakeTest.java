package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService.Acceptance;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.NoSpaceException;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeTest {

    private TestHost host;
    private TestIntake intake;
    private Intake node;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
        node = intake.intake();
    }

    @Test
    void theAddressIsStoredAsItTravels() throws Exception {
        TransferRecord transfer =
                intake.accepted(Letters.invoice("k-1", " maria@München.de ", "birth-date", Optional.empty()));

        assertThat(transfer.recipient().email()).isEqualTo("maria@xn--mnchen-3ya.de");
    }

    @Test
    void theSameRequestHasTheSameAnswerEvenWhenItsFactorHasGone() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        Acceptance first = TestIntake.done(intake.accept(invoice, Letters.files("content")));
        host.plugins().factors().clear();

        Acceptance second = TestIntake.done(intake.accept(invoice, Letters.files("content")));

        assertThat(second.replayed()).isTrue();
        assertThat(second.transfer().id()).isEqualTo(first.transfer().id());
        assertThat(host.contents()).isOne();
    }

    @Test
    void anotherFileUnderTheSameKeyIsAMismatch() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        TestIntake.done(intake.accept(invoice, Letters.files("content")));

        assertThat(intake.accept(invoice, Letters.files("other")).<Problem>fold(done -> null, Refusal::problem))
                .isEqualTo(Problem.IDEMPOTENCY_MISMATCH);
    }

    @Test
    void aTypeThatReadsContentsReadsWhatWasSent() throws Exception {
        host.plugins().documents().put("invoice", new ReadingType());

        TransferRecord transfer = intake.accepted(Letters.invoice("birth-date", Optional.empty()));

        assertThat(transfer.documents())
                .singleElement()
                .satisfies(document -> assertThat(document.title()).isEqualTo("content"));
    }

    @Test
    void whatCannotBeReadForItsTypeIsNotAcceptedAndLeavesNothing() {
        TestHost away = new TestHost(host.clock(), host.stores(), unreadable(host.vault()));
        RealPlugins.install(away);
        away.plugins().documents().put("invoice", new ReadingType());

        assertThatThrownBy(() -> new TestIntake(away)
                        .accept(Letters.invoice("birth-date", Optional.empty()), Letters.files("content")))
                .isInstanceOf(Unavailable.class);
        assertThat(host.contents()).isZero();
    }

    private static Vault unreadable(Vault vault) {
        return (Vault) Proxy.newProxyInstance(
                Vault.class.getClassLoader(), new Class<?>[] {Vault.class}, (self, method, arguments) -> {
                    if (method.getName().equals("read")) {
                        throw new IOException("the disk is sick");
                    }
                    return method.invoke(vault, arguments);
                });
    }

    @Test
    void aFullDiskIsARefusalThatSaysSoAndThatTheSameRequestMayBeTriedLater() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        TestHost full = new TestHost(host.clock(), host.stores(), withoutRoom(host.vault()));
        RealPlugins.install(full);

        Refusal refusal =
                new TestIntake(full).accept(invoice, Letters.files("content")).<Refusal>fold(done -> null, it -> it);

        assertThat(refusal.problem()).isEqualTo(Problem.INSUFFICIENT_STORAGE);
        assertThat(refusal.retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(refusal.detail()).contains("kein Platz", "nichts gesendet");
        assertThat(host.contents()).isZero();
        assertThat(TestIntake.done(intake.accept(invoice, Letters.files("content")))
                        .replayed())
                .isFalse();
    }

    private static Vault withoutRoom(Vault vault) {
        return (Vault) Proxy.newProxyInstance(
                Vault.class.getClassLoader(), new Class<?>[] {Vault.class}, (self, method, arguments) -> {
                    if (method.getName().equals("seal")) {
                        throw new NoSpaceException("the disk is full");
                    }
                    return method.invoke(vault, arguments);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.4 … no pdf", "%PDF-1.7\n1 0 obj", "%PDF-1.4 <html><script>alert(1)</script>"})
    void halfAPdfIsRefusedAndLeavesNothing(String half) throws Exception {
        Refusal refusal = refused(Letters.invoice("birth-date", Optional.empty()), one(half));

        assertThat(refusal.problem()).isEqualTo(Problem.DOCUMENT_REFUSED);
        assertThat(refusal.detail()).contains("noch einmal als PDF speichern");
        assertThat(host.contents()).isZero();
    }

    @Test
    void aPdfMayBeginWithOtherBytes() {
        Acceptance acceptance = accepted(
                Letters.invoice("birth-date", Optional.empty()), one("\ufeff\r\n%PDF-1.7\nstartxref\n9\n%%EOF"));

        assertThat(acceptance.transfer().documents().get(0).mediaType()).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "Befund.pdf.exe, ' ', Befund.pdf, Befund",
        ".pdf, '', Dokument.pdf, Dokument",
        "'Mu\u0308ller.html', '\u3164', Müller.pdf, Müller",
        "a.pdf, 'Mu\u0308ller\u202e', a.pdf, Müller"
    })
    void aDocumentHasANameAndATitleThatCanBeSeenAndSaved(String fileName, String title, String saved, String read) {
        Submission given = Letters.invoice("birth-date", Optional.empty());
        Transfer.Item item = accepted(
                        new Submission(
                                given.practice(),
                                given.idempotencyKey(),
                                List.of(new Submission.Document("invoice", fileName, Optional.of(title), Map.of())),
                                given.recipient(),
                                given.factor(),
                                given.typedIn(),
                                given.quote(),
                                given.facts(),
                                given.message(),
                                given.reference(),
                                given.locale()),
                        Letters.files("content"))
                .transfer()
                .documents()
                .get(0);

        assertThat(item.fileName()).isEqualTo(saved);
        assertThat(item.title()).isEqualTo(read);
    }

    @Test
    void aTitleThatNobodyGaveIsInTheRecipientsLanguage() {
        Submission given = Letters.invoice("birth-date", Optional.empty());
        Submission toEnglishReader = new Submission(
                given.practice(),
                given.idempotencyKey(),
                List.of(new Submission.Document("invoice", "a.pdf", Optional.empty(), Map.of("number", "17"))),
                new Recipient("Anna Muster", "anna@example.org", "", Locale.ENGLISH, "patient"),
                given.factor(),
                given.typedIn(),
                given.quote(),
                given.facts(),
                given.message(),
                given.reference(),
                Locale.GERMAN);

        Transfer sent = accepted(toEnglishReader, Letters.files("content")).transfer();

        assertThat(sent.documents().get(0).title()).isEqualTo("Invoice 17");
    }

    private static Files one(String content) {
        Iterator<InputStream> contents = List.<InputStream>of(
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return () -> contents.hasNext() ? Optional.of(contents.next()) : Optional.empty();
    }

    /** The database has committed, and the line breaks before it can say so. */
    @Test
    void aCommitWhoseAnswerIsLostKeepsTheDocument() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        Transactions breaking = new Transactions() {
            @Override
            public <T> T within(Supplier<T> work) {
                host.stores().transactions().within(work);
                throw new IllegalStateException("the connection is lost");
            }
        };
        assertThatThrownBy(() -> intake.intake(breaking).accept(intake.practice(), invoice, Letters.files("content")))
                .hasMessage("the connection is lost");

        Acceptance again = TestIntake.done(intake.accept(invoice, Letters.files("content")));

        assertThat(again.replayed()).isTrue();
        assertThat(host.contents()).isOne();
    }

    @Test
    void whileARequestRunsAnotherUnderItsKeyIsRefusedUnread() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        Slow upload = new Slow();
        CompletableFuture<Acceptance> first = CompletableFuture.supplyAsync(() -> accepted(invoice, upload));
        upload.begun().await();

        Refusal refusal = refused(invoice, () -> {
            throw new AssertionError("the upload was read");
        });
        Acceptance other = accepted(Letters.invoice("birth-date", Optional.empty()), Letters.files("content"));

        assertThat(refusal.problem()).isEqualTo(Problem.IDEMPOTENCY_CONFLICT);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(other.replayed()).isFalse();
        upload.rest().countDown();
        assertThat(first.get().replayed()).isFalse();
        Acceptance again = accepted(invoice, Letters.files("content"));
        assertThat(again.replayed()).isTrue();
        assertThat(again.transfer().id())
                .isEqualTo(first.get().transfer().id())
                .isNotEqualTo(other.transfer().id());
        assertThat(host.contents()).isEqualTo(2);
    }

    @Test
    void aKeyIsFreeAgainWhenItsRequestHasFailed() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        Files broken = () -> {
            throw new IOException("the sender went away");
        };
        assertThatThrownBy(() -> node.accept(intake.practice(), invoice, broken))
                .hasMessage("the sender went away");
        assertThat(refused(invoice, Letters.files()).problem()).isEqualTo(Problem.INVALID_REQUEST);

        assertThat(accepted(invoice, Letters.files("content")).replayed()).isFalse();
    }

    /** Another node has a service of its own, and knows of the first only by the database. */
    @Test
    void twoNodesWithOneRequestMakeOneTransfer() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        Slow upload = new Slow();
        CompletableFuture<Acceptance> slow = CompletableFuture.supplyAsync(() -> accepted(invoice, upload));
        upload.begun().await();

        Acceptance fast = TestIntake.done(intake.accept(invoice, Letters.files("content")));
        upload.rest().countDown();

        assertThat(fast.replayed()).isFalse();
        assertThat(slow.get().replayed()).isTrue();
        assertThat(slow.get().transfer().id()).isEqualTo(fast.transfer().id());
        assertThat(host.contents()).isOne();
    }

    private Acceptance accepted(Submission submission, Files files) {
        try {
            return TestIntake.done(node.accept(intake.practice(), submission, files));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Refusal refused(Submission submission, Files files) throws IOException {
        return node.accept(intake.practice(), submission, files)
                .fold(
                        done -> {
                            throw new AssertionError("accepted");
                        },
                        refusal -> refusal);
    }

    /** A document whose sender says nothing for a while. */
    private record Slow(CountDownLatch begun, CountDownLatch rest, Files content) implements Files {

        Slow() {
            this(new CountDownLatch(1), new CountDownLatch(1), Letters.files("content"));
        }

        @Override
        public Optional<InputStream> next() throws IOException {
            begun.countDown();
            try {
                rest.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return content.next();
        }
    }
}
