package org.briefsiegel.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailChannelTest {

    private final MailChannel channel = new MailChannel();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria@example.org",
                " maria@example.org ",
                "m@example.co.at",
                "maria.muster+arzt@sub.example.org",
                "o'neill@example.org",
                "maria@müller.example",
                "1@2.example"
            })
    void anAddressThatCanBeRightIsTaken(String address) {
        assertThat(channel.refusal(address, Locale.GERMAN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "maria",
                "@example.org",
                "maria@",
                "maria@localhost",
                "maria@example..org",
                ".maria@example.org",
                "maria.@example.org",
                "ma..ria@example.org",
                "maria@-example.org",
                "maria@example.org, otto@example.org",
                "maria@example.org;otto@example.org",
                "Maria <maria@example.org>",
                "maria@example.org\r\nBcc: otto@example.org",
                "maria@exam\nple.org",
                "maria\u0000@example.org",
                "maria@[127.0.0.1]",
                "maria@127.0.0.1",
                "\"maria muster\"@example.org",
                "märia@example.org",
                "maria@stra\u200dsse.de",
                "maria@otto@example.org"
            })
    void whatCannotBeAnAddressIsRefused(String address) {
        assertThat(channel.refusal(address, Locale.GERMAN)).isPresent();
    }

    @Test
    void lengthsEndWhereTheStandardEndsThem() {
        assertThat(channel.refusal("a".repeat(64) + "@example.org", Locale.GERMAN))
                .isEmpty();
        assertThat(channel.refusal("a".repeat(65) + "@example.org", Locale.GERMAN))
                .isPresent();
        assertThat(channel.refusal(ofLength(254), Locale.GERMAN)).isEmpty();
        assertThat(channel.refusal(ofLength(255), Locale.GERMAN)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "' Maria@EXAMPLE.org ', Maria@example.org",
        "maria@Müller.example, maria@xn--mller-kva.example",
        "maria@straße.de, maria@xn--strae-oqa.de",
        "maria@example.org, maria@example.org"
    })
    void anAddressIsKeptInOneForm(String written, String kept) {
        assertThat(channel.normalize(written)).isEqualTo(kept);
    }

    @Property
    void noControlCharacterIsEverTaken(
            @ForAll @CharRange(from = '\u0000', to = '\u001f') char control, @ForAll("position") int position) {
        String address =
                new StringBuilder("maria@example.org").insert(position, control).toString();

        assertThat(channel.refusal(address, Locale.GERMAN)).isPresent();
    }

    @Provide
    Arbitrary<Integer> position() {
        return Arbitraries.integers().between(1, "maria@example.org".length() - 1);
    }

    @Test
    void aRefusalSpeaksTheAskersLanguage() {
        assertThat(channel.refusal("x", Locale.ENGLISH)).get().asString().contains("e-mail address");
        assertThat(channel.refusal("x", Locale.forLanguageTag("de-AT")))
                .get()
                .asString()
                .contains("E-Mail-Adresse");
        assertThat(channel.refusal("x", Locale.ITALIAN)).get().asString().contains("E-Mail-Adresse");
    }

    @Test
    void aMailIsOnePartAndTriedForADay() {
        assertThat(channel.parts("x".repeat(10_000))).isEqualTo(1);
        assertThat(channel.patience()).isEqualTo(Duration.ofHours(24));
    }

    private static String ofLength(int length) {
        String start = "a".repeat(60) + "@" + ("b".repeat(60) + ".").repeat(3);
        return start + "c".repeat(length - start.length());
    }
}
