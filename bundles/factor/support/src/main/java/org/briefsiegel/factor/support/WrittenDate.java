package org.briefsiegel.factor.support;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A date and its parts as people write them: "9.3.1984", "09031984", "9. März 1984", "9 березня 1984", "1984-03-09". */
public final class WrittenDate {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final Pattern SPACES = Pattern.compile("[\\s\\h]++");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
    private static final Pattern DIGITS_ONLY = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{4})");
    /** Possessive: what doesn't fit isn't tried in every other way. A name has two words at most: "كانون الثاني". */
    private static final String DAY_AND_MONTH = "([0-9]{1,2})[ ./-]++([0-9]{1,2}|\\p{L}++(?: \\p{L}++)?+)[ ./-]++";

    private static final Pattern DAY_FIRST = Pattern.compile(DAY_AND_MONTH + "([0-9]{4})");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?:" + DAY_AND_MONTH + "'?|[0-9]{4})[0-9]{2}");

    private static final int SHORTEST_BEGINNING = 3;

    private WrittenDate() {}

    /** A whole date in one text; empty where it can't be read or there is no such day. */
    public static Optional<LocalDate> parse(String text) {
        String bare = bare(text);
        Matcher yearFirst = YEAR_FIRST.matcher(bare);
        if (yearFirst.matches()) {
            return of(yearFirst.group(3), yearFirst.group(2), yearFirst.group(1));
        }
        Matcher digitsOnly = DIGITS_ONLY.matcher(bare);
        if (digitsOnly.matches()) {
            return of(digitsOnly.group(1), digitsOnly.group(2), digitsOnly.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(bare);
        return dayFirst.matches() ? of(dayFirst.group(1), dayFirst.group(2), dayFirst.group(3)) : Optional.empty();
    }

    /** Whether a text holds a date but for its century: "9.3.84", "090384". */
    public static boolean lacksCentury(String text) {
        return SHORT_YEAR.matcher(bare(text)).matches();
    }

    /** A date in three texts; empty where one can't be read or there is no such day. */
    public static Optional<LocalDate> of(String day, String month, String year) {
        OptionalInt dayOfMonth = day(day);
        OptionalInt monthOfYear = month(month);
        OptionalInt fullYear = year(year);
        if (dayOfMonth.isEmpty() || monthOfYear.isEmpty() || fullYear.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(fullYear.getAsInt(), monthOfYear.getAsInt(), dayOfMonth.getAsInt()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** 1 to 31. */
    public static OptionalInt day(String text) {
        return number(bare(text), 31);
    }

    /** 1 to 12, from a number, a name or its first letters; empty where these begin the names of several months. */
    public static OptionalInt month(String text) {
        String bare = bare(text);
        OptionalInt number = number(bare, 12);
        return number.isPresent() ? number : named(bare);
    }

    private static OptionalInt named(String bare) {
        OptionalInt whole = MonthNames.of(bare);
        return whole.isPresent() || bare.length() < SHORTEST_BEGINNING ? whole : MonthNames.beginningWith(bare);
    }

    /** Four digits: two would leave open which century. */
    public static OptionalInt year(String text) {
        String bare = bare(text);
        return YEAR.matcher(bare).matches() ? OptionalInt.of(Integer.parseInt(bare)) : OptionalInt.empty();
    }

    private static OptionalInt number(String digits, int max) {
        return NUMBER.matcher(digits).matches()
                ? IntStream.of(Integer.parseInt(digits))
                        .filter(number -> number >= 1 && number <= max)
                        .findFirst()
                : OptionalInt.empty();
    }

    /**
     * In lower case, with 0 to 9 for the digits of every script, without accents, however they were typed, without what isn't
     * seen, and without dots and spaces around it.
     */
    static String bare(String text) {
        String letters = ACCENTS.matcher(Normalizer.normalize(Digits.european(text), Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i'); // as in "Kasım", which is KASIM in capitals
        return withoutEdges(SPACES.matcher(letters).replaceAll(" "));
    }

    private static String withoutEdges(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isEdge(text.charAt(start))) {
            start++;
        }
        while (start < end && isEdge(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isEdge(char c) {
        return c == '.' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
