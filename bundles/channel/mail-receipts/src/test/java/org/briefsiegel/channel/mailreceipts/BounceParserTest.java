package org.briefsiegel.channel.mailreceipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceParserTest {

    private static final String NO_RECEIPT = "NONE";

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(resources = "samples.csv", delimiter = '|', numLinesToSkip = 1, emptyValue = "")
    void eachSampleSaysWhatItMeans(String sample, String verdict, String reason, String detail, Integer keys) {
        Optional<Receipt> receipt = BounceParser.receipt(Samples.read(sample));

        assertThat(receipt)
                .isEqualTo(
                        verdict.equals(NO_RECEIPT)
                                ? Optional.empty()
                                : Optional.of(new Receipt(
                                        "mail",
                                        Collections.nCopies(keys, Samples.ID),
                                        Verdict.valueOf(verdict),
                                        Reason.valueOf(reason),
                                        detail == null ? "" : detail)));
        assertThat(BounceParser.receipt(withCarriageReturns(sample))).isEqualTo(receipt);
    }

    private static byte[] withCarriageReturns(String sample) {
        return new String(Samples.read(sample), StandardCharsets.ISO_8859_1)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theAddressThatABounceWasSentToSaysBestWhatItIsAbout() {
        String other = "m-11111111-2222-3333-4444-555555555555";
        String third = "m-99999999-8888-7777-6666-555555555555";
        String mail = sample("postfix-user-unknown")
                .replace("Message-ID: <" + Samples.ID, "Message-ID: <" + other)
                .replace("Original-Envelope-Id: " + Samples.ID, "Original-Envelope-Id: " + third);

        assertThat(receipt(mail).orElseThrow().keys()).containsExactly(Samples.ID, other, third);
    }

    @Test
    void whoeverGuessesGetsNoFurtherThanFive() {
        StringBuilder guesses = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            guesses.append("Delivered-To: bounces+m-00000000-0000-0000-0000-%012d@practice.example\n".formatted(i));
        }

        assertThat(receipt(guesses + sample("postfix-user-unknown"))
                        .orElseThrow()
                        .keys())
                .hasSize(5);
    }

    @Test
    void tenThousandHeadersAreAsGoodAsOne() {
        String mail = sample("postfix-user-unknown").replace("MIME-Version: 1.0\n", "X-Spam: no\n".repeat(10_000));

        assertThat(receipt(mail)).isEqualTo(receipt(sample("postfix-user-unknown")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/mixed", "multipart/report; report-type=delivery-status", "multipart/digest"})
    void whatIsNestedDeeperThanAnybodyWouldEndsWhatIsRead(String type) {
        StringBuilder mail = new StringBuilder("From: MAILER-DAEMON@example.org\n");
        for (int i = 0; i < 10_000; i++) {
            mail.append("Content-Type: %s; boundary=b%d\n\n--b%d\n".formatted(type, i, i));
        }

        assertThat(receipt(mail.append("\n550 5.1.1").toString())).isEmpty();
    }

    @Test
    void aThousandPartsHideNothingThatStandsBeforeThem() {
        String mail = sample("no-end") + "--bnd\n\nx\n".repeat(100_000);

        assertThat(receipt(mail)).isEqualTo(receipt(sample("no-end")));
    }

    /** What would be slow where a pattern tries again from each place. */
    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\n ", "-", "<", ">", "\n>", "5.1.1", "mailbox ", "a", "\n\n", "\n--", "m-", "host domain "
            })
    void whatIsRepeatedAMillionTimesEnds(String repeated) {
        String mail = "Return-Path: <>\nFrom: MAILER-DAEMON@example.org\nSubject: failure notice\n\n"
                + repeated.repeat(1_000_000 / repeated.length());

        assertThat(receipt(mail).map(Receipt::keys).orElse(List.of())).isEmpty();
    }

    /** Where a mail is cut off it says less, or nothing, but nothing of another mail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "postfix-user-unknown",
                "gmail-address-not-found",
                "exim-full",
                "status-in-base64",
                "utf-16-in-base64",
                "wrapped-by-a-gateway",
                "wrong-boundary",
                "disposition-notification"
            })
    void aMailThatIsCutOffAnywhereIsRead(String sample) {
        byte[] mail = Samples.read(sample);
        for (int length = 0; length < mail.length; length++) {
            assertThat(BounceParser.receipt(Arrays.copyOf(mail, length))
                            .map(Receipt::keys)
                            .orElse(List.of()))
                    .as("%d bytes", length)
                    .isSubsetOf(Samples.ID);
        }
    }

    @Property(tries = 3000)
    void noMailMakesItFailOrTellAnythingButCodes(@ForAll("mutations") byte[] mail) {
        BounceParser.receipt(mail).ifPresent(receipt -> {
            assertThat(receipt.detail()).matches("(?:[45]\\d\\d)? ?(?:[245]\\.\\d{1,3}\\.\\d{1,3})?");
            assertThat(receipt.keys()).hasSizeLessThanOrEqualTo(5).allMatch(key -> key.matches("m-[0-9a-f-]{36}"));
            assertThat(receipt.reason() == Reason.NONE).isEqualTo(receipt.verdict() == Verdict.DELIVERED);
        });
    }

    /** Samples in which lines are missing, doubled, exchanged or overwritten, and some of which are cut off. */
    @Provide
    Arbitrary<byte[]> mutations() {
        return Arbitraries.of(Samples.names())
                .flatMap(name -> Arbitraries.longs().map(seed -> mutate(name, seed)));
    }

    private static byte[] mutate(String name, long seed) {
        Random random = new Random(seed);
        String[] lines = new String(Samples.read(name), StandardCharsets.ISO_8859_1).split("(?<=\n)");
        for (int i = random.nextInt(8); i >= 0; i--) {
            int line = random.nextInt(lines.length);
            lines[line] = switch (random.nextInt(5)) {
                case 0 -> "";
                case 1 -> lines[line] + lines[line];
                case 2 -> lines[random.nextInt(lines.length)];
                case 3 -> lines[line].replaceAll("[;:=\"-]", "");
                default -> garbage(random);
            };
        }
        byte[] mail = String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
        return random.nextBoolean() ? mail : Arrays.copyOf(mail, random.nextInt(mail.length + 1));
    }

    private static String garbage(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String sample(String name) {
        return new String(Samples.read(name), StandardCharsets.ISO_8859_1);
    }

    private static Optional<Receipt> receipt(String mail) {
        return BounceParser.receipt(mail.getBytes(StandardCharsets.ISO_8859_1));
    }
}
