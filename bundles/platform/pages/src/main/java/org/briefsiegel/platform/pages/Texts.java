package org.briefsiegel.platform.pages;

import java.math.BigDecimal;
import java.text.Bidi;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.briefsiegel.platform.language.TextBundle;

/**
 * The words of a bundle's pages in one language, from {@code messages.properties} beside them; templates call it {@code t}.
 * Times and sizes have their forms in these files, too.
 */
public final class Texts {

    /** The regions' ways to write amounts: behind the number in German, as most of Austria writes; before it in English. */
    private static final Map<String, Locale> AMOUNTS = Map.of("de", Locale.GERMANY, "en", Locale.UK);

    private static final long KILO = 1000;

    private final Locale locale;
    private final ZoneId zone;
    private final TextBundle bundle;

    /**
     * The words of the bundle that a class belongs to.
     *
     * @param zone where times are meant
     */
    public Texts(Class<?> owner, Locale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
        this.bundle = new TextBundle(owner, locale);
    }

    /** The code of the language. */
    public String language() {
        return locale.getLanguage();
    }

    /** The value of {@code lang} (BCP 47), without what only concerns numbers. */
    public String tag() {
        return locale.stripExtensions().toLanguageTag();
    }

    /**
     * The text of this name, with these arguments in it. Where directions mix, names and times keep their own (UAX 9, 2.4),
     * so that a Latin name in an Arabic sentence doesn't turn its neighbours round.
     */
    public String text(String key, Object... arguments) {
        String sentence = bundle.format(key, arguments);
        return Bidi.requiresBidi(sentence.toCharArray(), 0, sentence.length())
                ? bundle.format(
                        key,
                        Stream.of(arguments)
                                .map(argument -> argument instanceof String text ? isolated(text) : argument)
                                .toArray())
                : sentence;
    }

    private static String isolated(String text) {
        return "\u2068" + text + "\u2069";
    }

    /** Whether there is a text of this name. */
    public boolean has(String key) {
        return bundle.has(key);
    }

    /** A day and a time of day, where the practice is. */
    public String moment(Instant time) {
        return written("format.moment", time);
    }

    /** The time of day, where the practice is. */
    public String timeOfDay(Instant time) {
        return written("format.time", time);
    }

    /** A day, with the month in words. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    /**
     * An amount of money.
     *
     * @param amount a decimal number in plain notation
     * @param currency ISO 4217 code
     */
    public String money(String amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(AMOUNTS.getOrDefault(language(), locale));
        format.setCurrency(Currency.getInstance(currency));
        return format.format(new BigDecimal(amount));
    }

    /** What kind of file it is, as people say it, and how big. */
    public String file(String mediaType, long bytes) {
        String type = mediaType
                .substring(mediaType.indexOf('/') + 1)
                .replaceFirst("^(x-|vnd\\.)", "")
                .toUpperCase(Locale.ROOT);
        String size = bytes < KILO * KILO
                ? text("size.kilobytes", Math.max(1, bytes / KILO))
                : text("size.megabytes", bytes / (double) (KILO * KILO));
        return type + ", " + size;
    }

    /**
     * A time where the practice is, in a form of its own.
     *
     * @param key names the form among the texts, a pattern of {@link DateTimeFormatter}
     */
    public String written(String key, Instant time) {
        return DateTimeFormatter.ofPattern(bundle.text(key), locale).format(time.atZone(zone));
    }
}
