package org.briefsiegel.platform.textmessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The pages of 3GPP TS 23.038, row by row, typed in here a second time. */
    private static final String ALPHABET = "@Δ 0¡P¿p£_!1AQaq$Φ\"2BRbr¥Γ#3CScsèΛ¤4DTdtéΩ%5EUeuùΠ&6FVfvìΨ'7GWgwòΣ(8HXhx"
            + "ÇΘ)9IYiy\nΞ*:JZjzØ\u001B+;KÄkäøÆ,<LÖlö\ræ-=MÑmñÅß.>NÜnüåÉ/?O§oà";

    private static final String EXTENSION = "\f^{}\\[~]|€";

    @Test
    void everyCharacterOfTheAlphabetHasTheCodeOfItsRowAndColumn() {
        for (int i = 0; i < ALPHABET.length(); i++) {
            int code = i % 8 * 16 + i / 8;
            if (code != 0x1B) {
                assertThat(SmsText.of(ALPHABET.substring(i, i + 1)).submissions(0)[0])
                        .as("code %x", code)
                        .containsExactly(code);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"€, 1b65", "^{}\\[~]|, 1b141b281b291b2f1b3c1b3d1b3e1b40", "äöüÄÖÜß@#, 7b7c7e5b5c5e1e0023", "Ω, 15"})
    void whatNeedsAnEscapeHasOne(String text, String octets) {
        SmsText sms = SmsText.of(text);

        assertThat(sms.dataCoding()).isZero();
        assertThat(HEX.formatHex(sms.submissions(0)[0])).isEqualTo(octets);
    }

    @ParameterizedTest
    @CsvSource({"„Befund“, 201e0042006500660075006e0064201c", "– , 2013", "😀, d83dde00", "ç, 00e7", "č, 010d"})
    void oneOtherCharacterMakesAllOfItUcs2(String text, String octets) {
        SmsText sms = SmsText.of(text);

        assertThat(sms.dataCoding()).isEqualTo((byte) 8);
        assertThat(HEX.formatHex(sms.submissions(0)[0])).isEqualTo(octets);
    }

    @ParameterizedTest
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "a, 306, 2",
        "a, 307, 3",
        "ü, 160, 1",
        "ü, 161, 2",
        "€, 80, 1",
        "€, 81, 2",
        "€, 152, 2",
        "€, 153, 3",
        "ж, 70, 1",
        "ж, 71, 2",
        "ж, 134, 2",
        "ж, 135, 3",
        "😀, 35, 1",
        "😀, 36, 2",
        "😀, 66, 2",
        "😀, 67, 3",
        "“, 70, 1",
        "“, 71, 2"
    })
    void aTextTravelsInThisManyParts(String character, int times, int parts) {
        assertThat(SmsText.of(character.repeat(times)).parts()).isEqualTo(parts);
    }

    @Test
    void anEmptyTextIsOnePart() {
        assertThat(SmsText.of("").parts()).isEqualTo(1);
        assertThat(SmsText.of("").submissions(0)).isDeepEqualTo(new byte[][] {{}});
    }

    @Test
    void partsSayWhichTheyAreAndOfWhichMessage() {
        byte[][] parts = SmsText.of("a".repeat(161)).submissions(0x1FE);

        assertThat(parts).hasNumberOfRows(2);
        assertThat(Arrays.copyOf(parts[0], 6)).containsExactly(5, 0, 3, 0xFE, 2, 1);
        assertThat(Arrays.copyOf(parts[1], 6)).containsExactly(5, 0, 3, 0xFE, 2, 2);
        assertThat(parts[0]).hasSize(6 + 153);
        assertThat(parts[1]).hasSize(6 + 8);
    }

    @Test
    void moreThanAHeaderCanCountIsRefused() {
        assertThat(SmsText.of("a".repeat(255 * 153)).submissions(0)).hasNumberOfRows(255);
        SmsText tooLong = SmsText.of("a".repeat(255 * 153 + 1));
        assertThatThrownBy(() -> tooLong.submissions(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void everyPartIsReadableByItselfAndTheyAreTheText(@ForAll("gsm") String text) {
        SmsText sms = SmsText.of(text);

        assertThat(sms.dataCoding()).isZero();
        assertThat(contents(sms).map(SmsTextTest::decode).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(contents(sms)).allMatch(part -> part.length <= (sms.parts() == 1 ? 160 : 153));
    }

    @Property
    void everyUcs2PartIsReadableByItselfAndTheyAreTheText(@ForAll("beyondGsm") String text) {
        SmsText sms = SmsText.of(text);

        assertThat(sms.dataCoding()).isEqualTo((byte) 8);
        assertThat(contents(sms)
                        .map(part -> new String(part, StandardCharsets.UTF_16BE))
                        .collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(contents(sms)).allMatch(part -> part.length <= (sms.parts() == 1 ? 140 : 134));
    }

    @Property
    void partsAreCountedAsTheyAreSubmitted(@ForAll String text) {
        SmsText sms = SmsText.of(text);

        assertThat(sms.parts()).isEqualTo(sms.submissions(0).length).isPositive();
    }

    @Provide
    Arbitrary<String> gsm() {
        return Arbitraries.strings()
                .withChars((ALPHABET.replace("\u001B", "") + EXTENSION.repeat(10)).toCharArray())
                .ofMaxLength(700);
    }

    @Provide
    Arbitrary<String> beyondGsm() {
        return Arbitraries.of("a", "ä", "€", "„", "č", "😀", "👩🏽‍⚕️")
                .list()
                .ofMaxSize(300)
                .map(pieces -> "–" + String.join("", pieces));
    }

    private static Stream<byte[]> contents(SmsText sms) {
        byte[][] parts = sms.submissions(7);
        return Arrays.stream(parts).map(part -> parts.length == 1 ? part : Arrays.copyOfRange(part, 6, part.length));
    }

    /** Fails on an escape that ends a part. */
    private static String decode(byte[] septets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < septets.length; i++) {
            if (septets[i] == 0x1B) {
                i++;
                text.append(EXTENSION.charAt("0a1428292f3c3d3e4065".indexOf(HEX.toHexDigits(septets[i])) / 2));
            } else {
                text.append(ALPHABET.charAt(septets[i] % 16 * 8 + septets[i] / 16));
            }
        }
        return text.toString();
    }
}
