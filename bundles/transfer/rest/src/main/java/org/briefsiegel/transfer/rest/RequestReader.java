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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import org.briefsiegel.platform.language.LanguageTag;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;

/** Reads JSON requests, strictly: a typing error in a name is a flaw, and all flaws are told. */
final class RequestReader {

    /** As long as a JSON request may be; what is in it is short. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_NESTING = 20;
    static final int ID = 60;
    static final int LINE = 200;
    static final int PHONE = 40; // E.164 has 15 digits; the rest is how people write them
    static final int EMAIL = 254; // RFC 5321, 4.5.3.1.3, without the angle brackets
    static final int FILE_NAME = 255;
    static final int URL = 500;
    static final int MESSAGE = 2000;

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

    Reply<TransferRequest> transfer(byte[] request, Locale locale) {
        return read(request, locale, (root, flaws) -> {
            List<TransferRequest.Document> documents = root.requiredObjects("documents").stream()
                    .map(RequestReader::document)
                    .toList();
            TransferRequest.Addressee recipient = recipient(root.requiredObject("recipient"), flaws);
            Map<String, String> facts = root.facts("patient", LINE);
            TransferRequest.Authentication authentication = authentication(root.requiredObject("authentication"));
            String message = root.lines("message", MESSAGE);
            String reference = root.text("reference", LINE);
            root.refuseOthers();
            return new TransferRequest(documents, recipient, facts, authentication, message, reference);
        });
    }

    Reply<WindowRequest> window(byte[] request, Locale locale) {
        return read(request, locale, (root, flaws) -> {
            List<TransferRequest.Document> documents = root.requiredObjects("documents").stream()
                    .map(RequestReader::document)
                    .toList();
            WindowRequest.Addressee recipient = addressee(root.object("recipient"), flaws);
            Map<String, String> facts = root.facts("patient", LINE);
            WindowRequest.Suggestion authentication = suggestion(root.object("authentication"));
            String message = root.lines("message", MESSAGE);
            String reference = root.text("reference", LINE);
            Locale language = language(root, flaws);
            root.refuseOthers();
            return new WindowRequest(documents, recipient, facts, authentication, message, reference, language);
        });
    }

    Reply<OverviewRequest> overview(byte[] request, Locale locale) {
        return read(request, locale, (root, flaws) -> {
            Locale language = language(root, flaws);
            root.refuseOthers();
            return new OverviewRequest(language);
        });
    }

    Reply<WebhookRequest> webhook(byte[] request, Locale locale) {
        return read(request, locale, (root, flaws) -> {
            String url = root.requiredText("url", URL);
            String secret = root.text("secret", LINE);
            List<String> events = root.texts("events", ID);
            root.refuseOthers();
            return new WebhookRequest(url, secret, events);
        });
    }

    Reply<QuoteRequest> quote(byte[] request, Locale locale) {
        return read(request, locale, (root, flaws) -> {
            List<String> types = root.requiredTexts("documentTypes", ID);
            String factor = root.requiredText("factor", ID);
            StrictObject recipient = root.object("recipient");
            String phone = recipient.value("phone", PHONE);
            Locale language = language(recipient, flaws);
            recipient.refuseOthers();
            root.refuseOthers();
            return new QuoteRequest(types, factor, new QuoteRequest.Addressee(phone, language));
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

    private static TransferRequest.Document document(StrictObject document) {
        String type = document.requiredText("type", ID);
        String fileName = document.requiredText("fileName", FILE_NAME);
        String title = document.text("title", LINE);
        Map<String, String> metadata = document.facts("metadata", LINE);
        document.refuseOthers();
        return new TransferRequest.Document(type, fileName, title, metadata);
    }

    private static TransferRequest.Addressee recipient(StrictObject recipient, Flaws flaws) {
        String name = recipient.text("name", LINE);
        String email = recipient.requiredText("email", EMAIL);
        String phone = recipient.value("phone", PHONE);
        Locale locale = language(recipient, flaws);
        String relation = recipient.text("relation", ID);
        recipient.refuseOthers();
        return new TransferRequest.Addressee(name, email, phone, locale, relation);
    }

    /** As {@link #recipient}, but nothing is required yet. */
    private static WindowRequest.Addressee addressee(StrictObject recipient, Flaws flaws) {
        String name = recipient.text("name", LINE);
        String email = recipient.value("email", EMAIL);
        String phone = recipient.value("phone", PHONE);
        Locale locale = language(recipient, flaws);
        String relation = recipient.text("relation", ID);
        recipient.refuseOthers();
        return new WindowRequest.Addressee(name, email, phone, locale, relation);
    }

    private static WindowRequest.Suggestion suggestion(StrictObject authentication) {
        String factor = authentication.text("factor", ID);
        String typedIn = authentication.value("value", LINE);
        authentication.refuseOthers();
        return new WindowRequest.Suggestion(factor, typedIn);
    }

    private static TransferRequest.Authentication authentication(StrictObject authentication) {
        String factor = authentication.requiredText("factor", ID);
        String typedIn = authentication.value("value", LINE);
        String quote = authentication.text("quoteId", ID);
        authentication.refuseOthers();
        return new TransferRequest.Authentication(factor, typedIn, quote);
    }

    /** A language tag (BCP 47); German where there is none. */
    private static Locale language(StrictObject recipient, Flaws flaws) {
        String tag = recipient.text("locale", ID);
        if (tag.isEmpty()) {
            return Locale.GERMAN;
        }
        return LanguageTag.parse(tag).orElseGet(() -> {
            flaws.add(recipient.pointerTo("locale"), "not-a-language");
            return Locale.GERMAN;
        });
    }
}
