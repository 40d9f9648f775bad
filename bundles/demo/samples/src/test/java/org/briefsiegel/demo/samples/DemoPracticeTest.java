package org.briefsiegel.demo.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoPracticeTest {

    private final FakePractices practices = new FakePractices();
    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer(practices);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsBothLettersAsTheyAre() {
        practice().sendSamples();

        assertThat(server.transfers())
                .extracting(FakeServer.Sent::document)
                .containsExactly(Sample.INVOICE.pdf(), Sample.RECORD.pdf());
        assertThat(server.transfers())
                .extracting(sent -> sent.transfer().at("/authentication/factor").asText())
                .containsExactly("birth-date", "sms-code");
    }

    @Test
    void sendsAtThePriceThatWasQuoted() {
        practice().sendSamples();

        assertThat(server.transfers())
                .extracting(
                        sent -> sent.transfer().at("/authentication/quoteId").asText())
                .containsExactly("quote-of-birth-date", "quote-of-sms-code");
    }

    @Test
    void givesTheLinkOfEachLettersMailAndNoOlderOne() {
        server.mail("maria.muster@example.org", "http://localhost/d/older");

        var links = practice().sendSamples();

        assertThat(links).hasToString("{INVOICE=http://localhost/d/linka, RECORD=http://localhost/d/linkb}");
    }

    @Test
    void registersOnePracticeAndLeavesNoKeyBehind() {
        practice().sendSamples();
        practice().sendSamples();

        assertThat(practices.list()).extracting(Practice::name).containsExactly("Ordination Dr. Anna Beispiel");
        assertThat(practices.keys()).isEmpty();
    }

    @Test
    void looksLikeItsLetters() {
        practice().sendSamples();

        assertThat(practices.settings())
                .containsOnly(entry(Setting.ADDRESS, "Gartenzeile 14/3, 1050 Wien"), entry(Setting.COLOUR, "#1f5c57"));
        assertThat(practices.logo())
                .startsWith("\u0089PNG".getBytes(StandardCharsets.ISO_8859_1))
                .hasSizeLessThan(3_000);
    }

    @Test
    void saysWhyTheServerRefused() {
        server.refuse("{\"title\":\"no price\"}");

        assertThatIllegalStateException()
                .isThrownBy(() -> practice().sendSamples())
                .withMessageContaining("/api/v1/quotes answered 422: {\"title\":\"no price\"}");
        assertThat(practices.keys()).isEmpty();
    }

    @Test
    void saysWhenNoMailComes() {
        server.loseMails();

        assertThatIllegalStateException()
                .isThrownBy(() -> practice(Duration.ZERO).sendSamples())
                .withMessageContaining("no mail has come");
    }

    @Test
    void theSamplesAreSmallPdfFiles() {
        assertThat(Sample.values())
                .allSatisfy(sample -> assertThat(sample.pdf())
                        .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
                        .hasSizeLessThan(100_000));
    }

    private DemoPractice practice() {
        return practice(Duration.ofSeconds(10));
    }

    private DemoPractice practice(Duration patience) {
        return new DemoPractice(practices, server.address(), patience);
    }
}
