package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.plugins.Plugins;
import org.briefsiegel.transfer.spi.Outbox.Item;
import org.briefsiegel.transfer.spi.Outbox.Purpose;
import org.briefsiegel.transfer.spi.SealedDocument;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterboxTest {

    private static final Practice PRACTICE = new Practice(
            "p-1",
            "Ordination <Dr.> Huber",
            Plan.BASIC,
            Set.of(),
            "ordination@example.org",
            "+43 1 234",
            false,
            Optional.empty(),
            Map.of());

    private final String token = Secret.random().value();
    private final Letterbox letterbox = new Letterbox(new NoPlugins(), URI.create("https://post.example.org"));

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "en", "tr"})
    void theMailHoldsOneLinkAndNothingOfTheContent(String language) {
        Message mail = letterbox.notice(item(), transfer(language), PRACTICE, token);

        assertThat(links(mail.text())).containsExactly("https://post.example.org/d/" + token);
        assertThat(links(mail.html())).containsExactly("https://post.example.org/d/" + token);
        assertThat(mail.subject() + mail.text() + mail.html())
                .doesNotContain("Befund", "Schilddr", "pdf", "patient-record", "geheim");
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void theMailNamesThePracticeUntilWhenAndWhomToCall() {
        Message mail = letterbox.notice(item(), transfer("de-AT"), PRACTICE, token);

        assertThat(mail.subject()).isEqualTo("Nachricht von Ordination <Dr.> Huber");
        assertThat(mail.text()).contains("Guten Tag, Maria & Co!", "9. Dezember 2026", "+43 1 234");
        assertThat(mail.sender()).isEqualTo(new Message.Sender(PRACTICE.name(), PRACTICE.email()));
        assertThat(mail.address()).isEqualTo("maria@example.org");
        assertThat(mail.id()).isEqualTo("m-1");
    }

    @Test
    void namesCannotBecomeMarkup() {
        Message mail = letterbox.notice(item(), transfer("de-AT"), PRACTICE, token);

        assertThat(mail.html())
                .contains("Ordination &lt;Dr.&gt; Huber", "Maria &amp; Co")
                .doesNotContain("<Dr.>");
    }

    @Test
    void theMailIsInTheRecipientsLanguage() {
        Message mail = letterbox.notice(item(), transfer("en-GB"), PRACTICE, token);

        assertThat(mail.subject()).startsWith("Message from");
        assertThat(mail.text()).contains("9 December 2026");
    }

    @Test
    void whatAFactorSendsGoesOutToTheLetter() {
        Message text = letterbox.factor(item(), PRACTICE, "+436641234567\n123456 ist Ihr Code.\n@host #123456");

        assertThat(text.address()).isEqualTo("+436641234567");
        assertThat(text.text()).isEqualTo("123456 ist Ihr Code.\n@host #123456");
    }

    private static List<String> links(String text) {
        return Pattern.compile("https?://[^\\s\"<]+")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }

    private static Item item() {
        return new Item("m-1", "p-1", "t-1", Purpose.NOTICE, "mail", "", Instant.EPOCH, Instant.EPOCH, 0, false);
    }

    private static TransferRecord transfer(String language) {
        return new TransferRecord(
                "t-1",
                "p-1",
                "",
                TransferState.QUEUED,
                Instant.parse("2026-11-25T10:00:00Z"),
                Optional.of(Instant.parse("2026-12-09T10:00:00Z")),
                "birth-date",
                "",
                "",
                new Recipient("Maria & Co", "maria@example.org", "", Locale.forLanguageTag(language), "patient"),
                "geheim",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new TransferRecord.Document(
                        1,
                        "patient-record",
                        "Befund Schilddrüse",
                        "Befund.pdf",
                        "application/pdf",
                        new SealedDocument("b", "k", 1, "0"))));
    }

    private record NoPlugins() implements Plugins {
        @Override
        public Map<String, DocumentType> documents() {
            return Map.of();
        }

        @Override
        public Map<String, AuthFactor> factors() {
            return Map.of();
        }

        @Override
        public Map<String, Channel> channels() {
            return Map.of();
        }

        @Override
        public Map<String, PricingRule> pricingRules() {
            return Map.of();
        }
    }
}
