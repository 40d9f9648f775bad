package org.briefsiegel.transfer.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;

/** Makes requests of the desk from JSON, strictly: a typing error in a name is a flaw, and all flaws are told. */
final class RequestReader {

    /** As long as a JSON request may be; what is in it is short. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_NESTING = 20;
    private static final int ID = 60;
    private static final int LINE = 200;
    private static final int PHONE = 40; // E.164 has 15 digits; the rest is how people write them
    private static final int EMAIL = 254; // RFC 5321, 4.5.3.1.3, without the angle brackets
    private static final int FILE_NAME = 255;
    private static final int MESSAGE = 2000;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    Reply<Submission> submission(byte[] request, Practice practice, String idempotencyKey, Locale locale) {
        return read(request, locale, (root, flaws) -> {
            List<Submission.Document> documents = root.requiredObjects("documents").stream()
                    .map(RequestReader::document)
                    .toList();
            Recipient recipient = recipient(root.requiredObject("recipient"), flaws);
            Map<String, String> facts = root.facts("patient", LINE);
            StrictObject authentication = root.requiredObject("authentication");
            String factor = authentication.requiredText("factor", ID);
            Optional<String> typedIn = present(authentication.text("value", LINE));
            Optional<String> quote = present(authentication.text("quoteId", ID));
            authentication.refuseOthers();
            String message = root.lines("message", MESSAGE);
            String reference = root.text("reference", LINE);
            root.refuseOthers();
            return new Submission(
                    practice.id(),
                    idempotencyKey,
                    documents,
                    recipient,
                    factor,
                    typedIn,
                    quote,
                    facts,
                    message,
                    reference,
                    locale);
        });
    }

    Reply<PriceRequest> priceRequest(byte[] request, Practice practice, Locale locale) {
        return read(request, locale, (root, flaws) -> {
            List<String> types = root.requiredTexts("documentTypes", ID);
            String factor = root.requiredText("factor", ID);
            StrictObject recipient = root.object("recipient");
            Optional<String> phone = present(recipient.text("phone", PHONE));
            Locale language = language(recipient, flaws);
            recipient.refuseOthers();
            root.refuseOthers();
            return new PriceRequest(practice.id(), types, factor, phone, language, locale);
        });
    }

    private <T> Reply<T> read(byte[] request, Locale locale, BiFunction<StrictObject, Flaws, T> reading) {
        if (request.length > MAX_BYTES) {
            return Reply.refused(Refusal.of(Problem.TOO_LARGE, Texts.text(locale, "detail.json-size", MAX_BYTES)));
        }
        Flaws flaws = new Flaws(locale);
        JsonNode root;
        try {
            root = json.readTree(request);
        } catch (JsonProcessingException malformed) {
            var place = malformed.getLocation();
            return Reply.refused(Refusal.of(
                    Problem.INVALID_REQUEST,
                    place == null
                            ? Texts.text(locale, "detail.json")
                            : Texts.text(locale, "detail.json-at", place.getLineNr(), place.getColumnNr())));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
        T value = reading.apply(StrictObject.at(root, "", flaws), flaws);
        return flaws.isEmpty() ? Reply.done(value) : Reply.refused(flaws.refusal());
    }

    private static Submission.Document document(StrictObject document) {
        String type = document.requiredText("type", ID);
        String fileName = document.requiredText("fileName", FILE_NAME);
        Optional<String> title = present(document.text("title", LINE));
        Map<String, String> metadata = document.facts("metadata", LINE);
        document.refuseOthers();
        return new Submission.Document(type, fileName, title, metadata);
    }

    private static Recipient recipient(StrictObject recipient, Flaws flaws) {
        String name = recipient.text("name", LINE);
        String email = recipient.requiredText("email", EMAIL);
        String phone = recipient.text("phone", PHONE);
        Locale locale = language(recipient, flaws);
        String relation = present(recipient.text("relation", ID)).orElse(Recipient.PATIENT);
        recipient.refuseOthers();
        return new Recipient(name, email, phone, locale, relation);
    }

    /** A language tag (BCP 47); German where there is none. */
    private static Locale language(StrictObject recipient, Flaws flaws) {
        String tag = recipient.text("locale", ID);
        if (tag.isEmpty()) {
            return Locale.GERMAN;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException invalid) {
            flaws.add(recipient.pointerTo("locale"), "not-a-language");
            return Locale.GERMAN;
        }
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(it -> !it.isBlank());
    }
}
