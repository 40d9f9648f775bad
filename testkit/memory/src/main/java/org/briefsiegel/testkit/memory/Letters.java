package org.briefsiegel.testkit.memory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;

/** What the practice of the {@link TestHost} sends: invoices to one patient. */
public final class Letters {

    public static final String EMAIL = AcceptedTransfers.EMAIL;
    public static final String PHONE = AcceptedTransfers.PHONE;

    private static final Locale GERMAN = Locale.forLanguageTag("de-AT");

    private Letters() {}

    /** An invoice under a key of its own. */
    public static Submission invoice(String factor, Optional<String> quote) {
        return invoice(UUID.randomUUID().toString(), EMAIL, factor, quote);
    }

    /** An invoice to this number. */
    public static Submission invoice(String factor, String phone, Optional<String> quote) {
        return invoice(UUID.randomUUID().toString(), EMAIL, phone, factor, quote);
    }

    public static Submission invoice(String key, String email, String factor, Optional<String> quote) {
        return invoice(key, email, PHONE, factor, quote);
    }

    /** An invoice whose link is printed by this channel. */
    public static Submission onPaper(String channel, String factor, Optional<String> quote) {
        Recipient recipient = new Recipient("Maria Muster", "", PHONE, GERMAN, Recipient.PATIENT, channel);
        return invoice(UUID.randomUUID().toString(), recipient, factor, quote);
    }

    private static Submission invoice(String key, String email, String phone, String factor, Optional<String> quote) {
        return invoice(key, new Recipient("Maria Muster", email, phone, GERMAN, Recipient.PATIENT), factor, quote);
    }

    /** An invoice to somebody. */
    public static Submission invoice(String key, Recipient recipient, String factor, Optional<String> quote) {
        return new Submission(
                TestHost.PRACTICE,
                key,
                List.of(new Submission.Document("invoice", "Honorarnote.pdf", Optional.of("Honorarnote"), Map.of())),
                recipient,
                factor,
                Optional.empty(),
                quote,
                Facts.ofPatient(Map.of("birthDate", "1984-03-09")),
                "Anbei Ihre Honorarnote.",
                "R-2026-117",
                GERMAN);
    }

    public static PriceRequest price(String factor) {
        return price(factor, PHONE);
    }

    /** Of a transfer whose link is printed. */
    public static PriceRequest priceOnPaper(String factor) {
        return new PriceRequest(
                TestHost.PRACTICE, List.of("invoice"), factor, Optional.of(PHONE), true, GERMAN, GERMAN);
    }

    public static PriceRequest price(String factor, String phone) {
        return new PriceRequest(TestHost.PRACTICE, List.of("invoice"), factor, Optional.of(phone), GERMAN, GERMAN);
    }

    /** A file for each text, as a PDF that begins and ends as one. */
    public static Files files(String... texts) {
        Iterator<InputStream> contents = Stream.of(texts)
                .map(text -> ("%PDF-1.7\n" + text + "\nstartxref\n9\n%%EOF\n").getBytes(StandardCharsets.UTF_8))
                .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                .iterator();
        return () -> contents.hasNext() ? Optional.of(contents.next()) : Optional.empty();
    }
}
