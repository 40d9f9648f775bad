package org.briefsiegel.transfer.textreminder;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.platform.textmessage.GsmAlphabet;
import org.briefsiegel.platform.textmessage.Letters;
import org.briefsiegel.platform.textmessage.SmsText;

/**
 * What a text message says that reminds of a mail: from whom that is, and until when its link works. The link isn't in it, since
 * codes go to the same phone. So that one part is enough, the practice's name gives way.
 */
final class ReminderWords {

    /** Less of a longer name than this tells nobody who writes. */
    private static final int LEAST_OF_NAME = 4;

    private static final int MOST_OF_NAME = 160;

    private final TextBundle texts;
    private final Locale locale;
    private final ZoneId zone;

    ReminderWords(Locale locale, ZoneId zone) {
        this.texts = new TextBundle(ReminderWords.class, locale);
        this.locale = locale;
        this.zone = zone;
    }

    /** @param end when the link stops working */
    String of(String practice, Instant end) {
        String day = DateTimeFormatter.ofPattern(texts.text("day"), locale).format(end.atZone(zone));
        String name = name(practice);
        return Stream.concat(cuts(name).map(part -> texts.format("reminder", part, day)), Stream.of(nameless(day)))
                .filter(text -> SmsText.of(text).parts() == 1)
                .findFirst()
                .orElseGet(() -> nameless(day));
    }

    private String nameless(String day) {
        return texts.format("reminder.nameless", day);
    }

    /** In one line; in the letters that cost least, where the sentence is. */
    private String name(String practice) {
        String line = practice.replaceAll("[\\p{Cc}\\p{Z}]+", " ").strip();
        return GsmAlphabet.holds(nameless("")) ? Letters.folded(line) : line;
    }

    /** The name, and less and less of it. */
    private static Stream<String> cuts(String name) {
        int length = name.codePointCount(0, name.length());
        int least = Math.min(length, LEAST_OF_NAME);
        return IntStream.iterate(Math.min(length, MOST_OF_NAME), kept -> kept >= Math.max(1, least), kept -> kept - 1)
                .mapToObj(kept ->
                        name.substring(0, name.offsetByCodePoints(0, kept)).strip());
    }
}
