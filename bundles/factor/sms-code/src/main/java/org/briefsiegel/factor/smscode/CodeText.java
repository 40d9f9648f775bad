package org.briefsiegel.factor.smscode;

import java.text.MessageFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.briefsiegel.platform.textmessage.GsmAlphabet;
import org.briefsiegel.platform.textmessage.Letters;

/**
 * The text message: the code comes first, so that it shows in a notification; the last line binds it to the page's host
 * for autofill (WICG "origin-bound one-time codes"). Each wording is shorter than the one before: the words on the link give way
 * first, then the practice's name, then the whole sentence.
 *
 * @param sentence with the code {0} and the practice's name {1}
 * @param onTheLink a sentence that follows: where the link comes from
 * @param withoutName for where the name finds no room: with the code {0}
 */
record CodeText(String sentence, String onTheLink, String withoutName) {

    /** Less of a longer name than this tells nobody who writes. */
    private static final int LEAST_OF_NAME = 4;

    private static final int MOST_OF_NAME = 160;

    List<String> wordings(String code, String practice, String host) {
        String last = "\n@" + host + " #" + code;
        String name = name(practice);
        Stream<String> whole =
                name.isEmpty() ? Stream.empty() : Stream.of(format(sentence, code, name) + " " + onTheLink);
        Stream<String> cut = cuts(name).map(part -> format(sentence, code, part));
        Stream<String> nameless = Stream.of(format(withoutName, code) + " " + onTheLink, format(withoutName, code));
        return Stream.of(whole, cut, nameless, Stream.of(code))
                .flatMap(lines -> lines)
                .map(line -> line + last)
                .toList();
    }

    /** In one line; in the letters that cost least, where the sentence is. */
    private String name(String practice) {
        String line = practice.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
        return GsmAlphabet.holds(sentence) ? Letters.folded(line) : line;
    }

    /** The name, and less and less of it. */
    private static Stream<String> cuts(String name) {
        int length = name.codePointCount(0, name.length());
        int least = Math.min(length, LEAST_OF_NAME);
        return IntStream.iterate(Math.min(length, MOST_OF_NAME), kept -> kept >= Math.max(1, least), kept -> kept - 1)
                .mapToObj(kept ->
                        name.substring(0, name.offsetByCodePoints(0, kept)).strip());
    }

    private static String format(String sentence, Object... parts) {
        return MessageFormat.format(sentence, parts);
    }
}
