package org.briefsiegel.factor.birthdate;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as people write it: "9.3.1984", "09031984", "9. März 1984", "9 March 1984", "1984-03-09". */
final class WrittenDate {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DIGITS = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");
    private static final Pattern PARTS = Pattern.compile("(\\d{1,2})[\\s./-]+(\\d{1,2}|\\p{L}+)[\\s./-]+(\\d{4})\\.?");
    private static final Pattern DAY = Pattern.compile("(\\d{1,2})\\.?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    /** The first letters that tell a month from the others, in German (Austria, too) and English. */
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("jän", 1),
            Map.entry("jae", 1),
            Map.entry("feb", 2),
            Map.entry("mär", 3),
            Map.entry("mae", 3),
            Map.entry("mar", 3),
            Map.entry("mrz", 3),
            Map.entry("apr", 4),
            Map.entry("mai", 5),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("okt", 10),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dez", 12),
            Map.entry("dec", 12));

    private WrittenDate() {}

    /** A whole date in one text. */
    static Optional<LocalDate> parse(String text) {
        String stripped = text.strip();
        Matcher iso = ISO.matcher(stripped);
        if (iso.matches()) {
            return of(iso.group(3), iso.group(2), iso.group(1));
        }
        Matcher digits = DIGITS.matcher(stripped);
        if (digits.matches()) {
            return of(digits.group(1), digits.group(2), digits.group(3));
        }
        Matcher parts = PARTS.matcher(stripped);
        return parts.matches() ? of(parts.group(1), parts.group(2), parts.group(3)) : Optional.empty();
    }

    /** A date in three texts; empty where there is no such date. */
    static Optional<LocalDate> of(String day, String month, String year) {
        Matcher dayDigits = DAY.matcher(day.strip());
        String yearDigits = year.strip();
        Optional<Integer> monthNumber = month(month.strip());
        if (!dayDigits.matches()
                || monthNumber.isEmpty()
                || !YEAR.matcher(yearDigits).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(yearDigits), monthNumber.get(), Integer.parseInt(dayDigits.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> month(String text) {
        Matcher digits = DAY.matcher(text);
        if (digits.matches()) {
            return Optional.of(Integer.parseInt(digits.group(1)));
        }
        String word = text.toLowerCase(Locale.GERMAN);
        return word.length() < 3 ? Optional.empty() : Optional.ofNullable(MONTHS.get(word.substring(0, 3)));
    }
}
