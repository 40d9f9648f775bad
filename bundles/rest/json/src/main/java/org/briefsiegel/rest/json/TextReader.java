package org.briefsiegel.rest.json;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import org.briefsiegel.platform.names.Names;

/** Reads texts, in normal form C and without control characters, and notes what is wrong with one; a flawed one is empty. */
final class TextReader {

    private static final String LINE_BREAKS = "\n\r\t";

    private final Flaws flaws;

    TextReader(Flaws flaws) {
        this.flaws = flaws;
    }

    static boolean isBlank(JsonNode found) {
        return found.isTextual() && !Names.isVisible(found.textValue());
    }

    /** One line, by the rule for {@link Names}. */
    String line(JsonNode found, String place, int maxLength) {
        String text = plain(found, place, maxLength, "");
        if (Names.flaw(text, maxLength).isPresent()) {
            flaws.add(place, Names.Flaw.DIRECTION_MARK.code());
            return "";
        }
        return text;
    }

    String lines(JsonNode found, String place, int maxLength) {
        return plain(found, place, maxLength, LINE_BREAKS);
    }

    /** As {@link Undirected}. */
    String undirected(JsonNode found, String place, int maxLength) {
        return Names.undirected(plain(found, place, maxLength, ""));
    }

    /** A text, or a number as it is written. */
    String fact(JsonNode found, String place, int maxLength) {
        if (found.isNumber()) {
            return number(found.decimalValue(), place, maxLength);
        }
        if (!found.isTextual()) {
            flaws.add(place, "not-a-fact");
            return "";
        }
        return undirected(found, place, maxLength);
    }

    /** Checked before it is written out: a few characters in scientific notation can stand for billions of digits. */
    private String number(BigDecimal number, String place, int maxLength) {
        if ((long) number.precision() + Math.abs((long) number.scale()) > maxLength) {
            flaws.add(place, "too-long", maxLength);
            return "";
        }
        return number.toPlainString();
    }

    private String plain(JsonNode found, String place, int maxLength, String controls) {
        if (!found.isTextual()) {
            flaws.add(place, "not-a-text");
            return "";
        }
        String text = Normalizer.normalize(found.textValue(), Normalizer.Form.NFC);
        String controlled = text.codePoints()
                .filter(character -> controls.indexOf(character) < 0)
                .mapToObj(Character::toString)
                .collect(joining());
        Optional<Names.Flaw> flaw = text.length() > maxLength
                ? Optional.of(Names.Flaw.TOO_LONG)
                : Names.flaw(Names.undirected(controlled), maxLength);
        if (flaw.isPresent()) {
            flaws.add(place, flaw.get().code(), maxLength);
            return "";
        }
        return text;
    }
}
