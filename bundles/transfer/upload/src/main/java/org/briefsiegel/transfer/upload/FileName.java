package org.briefsiegel.transfer.upload;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.briefsiegel.platform.names.Names;

/**
 * The name under which a recipient saves a document: made of the sender's, harmless on every system, and with the ending of what
 * the document is. It is in normal form C, has no path, no control character and no mark that turns the reading direction, isn't
 * one that Windows keeps for devices, and has {@value #MOST_BYTES} bytes in UTF-8 at most, ending included: file systems allow
 * 255, and what programs put behind a name (" (1)", ".part") must fit too.
 *
 * @param value the name
 */
public record FileName(String value) {

    static final int MOST_BYTES = 200;

    /** What is left of a name that has nothing to be seen. */
    static final String UNNAMED = "Dokument";

    /** What joins letters is needed in Persian and by some emoji. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"<>|?*:&&[^\\x{200C}\\x{200D}]]");

    /** A dot in front hides a file, and Windows drops dots and blanks at the end. */
    private static final Pattern START = Pattern.compile("^[\\p{Z}\\s.]+");

    private static final Pattern END = Pattern.compile("[\\p{Z}\\s.]+$");

    /** Windows, "Naming files, paths, and namespaces": with any ending. */
    private static final Pattern RESERVED = Pattern.compile(
            "(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9¹²³])(\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** The name for a document of this media type. */
    static FileName of(String given, String mediaType, MediaTypeDetector types) {
        String composed = Normalizer.normalize(last(given), Normalizer.Form.NFC);
        String named = END.matcher(UNWANTED.matcher(composed).replaceAll("")).replaceAll("");
        String ending = types.endingOf(named);
        String stem = named;
        for (String more = ending; !more.isEmpty(); more = types.endingOf(stem)) {
            stem = END.matcher(stem.substring(0, stem.length() - more.length())).replaceAll("");
        }
        String right = types.isEnding(ending, mediaType) ? ending : types.ending(mediaType); // .jpeg stays, and .PDF
        return new FileName(cut(sayable(START.matcher(stem).replaceAll("")), MOST_BYTES - bytes(right)) + right);
    }

    /** Without the path before it. */
    private static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String sayable(String stem) {
        if (!Names.isVisible(stem)) {
            return UNNAMED;
        }
        return RESERVED.matcher(stem).matches() ? UNNAMED + " " + stem : stem;
    }

    private static String cut(String stem, int most) {
        StringBuilder cut = new StringBuilder();
        int bytes = 0;
        for (String character : Names.characters(stem)) {
            bytes += bytes(character);
            if (bytes > most) {
                break;
            }
            cut.append(character);
        }
        return END.matcher(cut).replaceAll("");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
