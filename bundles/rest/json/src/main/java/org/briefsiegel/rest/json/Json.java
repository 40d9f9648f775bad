package org.briefsiegel.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.transfer.api.Problem;

/** Writes answers, and reads requests: strictly, so that a typing error in a name is a flaw. Any thread may call. */
public final class Json {

    /** As long as a JSON request may be; what is in it is short. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_NESTING = 20;
    private static final ApiTexts TEXTS = new ApiTexts(Json.class);

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** A record as JSON in UTF-8. */
    public static byte[] bytes(Object record) {
        try {
            return STRICT.writeValueAsBytes(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record can always be written", impossible);
        }
    }

    /**
     * Reads a request.
     *
     * @param type whose components say what must be there, and how long it may be; see {@link RecordReader}
     * @param locale of the texts of a refusal
     * @throws RefusedException {@code too-large}; {@code invalid-request} with the place where it isn't JSON, or with everything
     *     that is wrong with it, each with its pointer (RFC 6901)
     * @throws RequestBody.EndedEarlyException when the client doesn't send all of it
     */
    public static <T extends Record> T read(InputStream request, Class<T> type, Locale locale) throws IOException {
        byte[] json = request.readNBytes(MAX_BYTES + 1);
        if (json.length > MAX_BYTES) {
            throw new RefusedException(Problem.TOO_LARGE, TEXTS.text(locale, "detail.json-size", MAX_BYTES));
        }
        Flaws flaws = new Flaws(locale);
        T value = RecordReader.read(tree(json, locale), type, flaws);
        if (!flaws.isEmpty()) {
            throw new RefusedException(flaws.refusal());
        }
        return value;
    }

    private static JsonNode tree(byte[] json, Locale locale) {
        try {
            return STRICT.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new RefusedException(Problem.INVALID_REQUEST, detail(malformed.getLocation(), locale));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
    }

    private static String detail(JsonLocation place, Locale locale) {
        return place == null
                ? TEXTS.text(locale, "detail.json")
                : TEXTS.text(locale, "detail.json-at", place.getLineNr(), place.getColumnNr());
    }
}
