package org.briefsiegel.transfer.recipientservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.spine.routes.ContainedFactor;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.download.Previews;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinkAccessTest {

    private TestHost host;
    private TransferRecord transfer;
    private String link;
    private RecipientService service;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        TestAccess access = new TestAccess(host);
        transfer = new AcceptedTransfers(host).of("birth-date");
        link = access.link(transfer);
        service = access.service();
    }

    @Test
    void aPdfCanBeLookedAtUntilThePracticeSwitchesThatOff() {
        String session = TestAccess.session(service, link, TestAccess.BIRTH_DATE);
        assertThat(isPreviewable(session)).isTrue();
        assertThat(service.preview(link, session, 1)).isPresent();

        host.set(Setting.PREVIEW, "false");

        assertThat(isPreviewable(session)).isFalse();
        assertThat(service.preview(link, session, 1)).isEmpty();
        assertThat(service.download(link, session, 1)).isPresent();
    }

    private boolean isPreviewable(String session) {
        return service.open(link, session, Locale.GERMAN).orElseThrow().enclosures().stream()
                .allMatch(OpenLetter.Enclosure::previewable);
    }

    @Test
    void whoIsInStaysInWhileNobodyElseGetsIn() {
        String session = TestAccess.session(service, link, TestAccess.BIRTH_DATE);
        for (int i = 0; i < TestAccess.LIMIT.pauseAfter(); i++) {
            TestAccess.answer(service, link, TestAccess.WRONG_DATE);
        }
        assertThat(TestAccess.letter(service, link).status()).isEqualTo(Letter.Status.PAUSED);
        assertThat(service.download(link, session, 1)).isPresent();

        host.plugins().factors().clear();
        assertThat(TestAccess.letter(service, link).status()).isEqualTo(Letter.Status.UNAVAILABLE);
        assertThat(service.download(link, session, 1)).isPresent();
    }

    @Test
    void aSessionLastsWhileItIsUsedButNotForEver() {
        String session = TestAccess.session(service, link, TestAccess.BIRTH_DATE);
        for (int minutes = 14; minutes < 60; minutes += 14) {
            host.clock().move(Duration.ofMinutes(14));
            assertThat(service.download(link, session, 1))
                    .as("after %d", minutes)
                    .isPresent();
        }
        host.clock().move(Duration.ofMinutes(4));

        assertThat(service.download(link, session, 1)).isEmpty();
    }

    @Test
    void aSessionThatIsNotUsedEnds() {
        String session = TestAccess.session(service, link, TestAccess.BIRTH_DATE);

        host.clock().move(Duration.ofMinutes(15));

        assertThat(service.download(link, session, 1)).isEmpty();
    }

    @Test
    void aSessionOpensNoLetterButItsOwn() throws Exception {
        String session = TestAccess.session(service, link, TestAccess.BIRTH_DATE);
        String other = new TestAccess(host).link(new AcceptedTransfers(host).of("birth-date"));

        assertThat(service.download(other, session, 1)).isEmpty();
        assertThat(service.open(other, session, Locale.GERMAN)).isEmpty();
    }

    @Test
    void onlyWhatBrowsersShowIsLookedAt() {
        Previews previews = new Previews(host.practices());

        for (String mediaType : new String[] {"text/html", "image/svg+xml", "text/plain", "application/zip"}) {
            assertThat(previews.of(transfer).test(as(mediaType))).as(mediaType).isFalse();
        }
        assertThat(previews.of(transfer).test(as("image/webp"))).isTrue();
    }

    private TransferRecord.Document as(String mediaType) {
        TransferRecord.Document document = transfer.documents().get(0);
        return new TransferRecord.Document(1, "invoice", "t", "f", mediaType, document.sealed());
    }

    @Test
    void aLogoIsFoundByItsHash() {
        assertThat(service.logo("4711"))
                .hasValueSatisfying(logo -> assertThat(logo.mediaType()).isEqualTo("image/png"));
        assertThat(service.logo("4712")).isEmpty();
    }

    @Test
    void everyPageCarriesAFormOfItsOwnLinkAnOldOneToo() {
        String form = TestAccess.form(service, link);
        host.stores().transfers().retireLinks(transfer.practice(), transfer.id(), Instant.now(host.clock()));

        assertThat(form).isNotEmpty().isEqualTo(TestAccess.form(service, link));
        assertThat(TestAccess.form(service, new TestAccess(host).link(transfer)))
                .isNotEqualTo(form);
    }

    @Test
    @Timeout(60)
    void noFactorIsAskedWithinATransaction() {
        AuthFactor sound = host.plugins().requiredFactor("birth-date");
        Reader reader = new Reader(Locale.GERMAN, true);
        AuthFactor reading = ContainedFactor.odd(
                "birth-date",
                sound,
                "prompt",
                () -> host.stores().transactions().within(() -> sound.prompt(new Enrolment(""), reader)),
                Duration.ofSeconds(1));
        host.plugins().factors().put("birth-date", reading);

        assertThat(TestAccess.letter(service, link).status()).isEqualTo(Letter.Status.READY);
    }

    @Test
    @Timeout(60)
    void aQuestionThatCannotBeAskedIsSaidNotToBeAvailable() {
        CountDownLatch end = new CountDownLatch(1);
        AuthFactor sound = host.plugins().requiredFactor("birth-date");
        AuthFactor hanging = ContainedFactor.odd(
                "birth-date", sound, "prompt", () -> end.await(1, TimeUnit.MINUTES), Duration.ofMillis(200));
        host.plugins().factors().put("birth-date", hanging);

        assertThat(TestAccess.letter(service, link).status()).isEqualTo(Letter.Status.UNAVAILABLE);

        end.countDown();
    }
}
