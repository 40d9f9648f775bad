package org.briefsiegel.factor.deskcode;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.briefsiegel.factor.support.Digits;

/** Ten characters that nobody takes for another: without 0, O, 1 and I. 50 random bits. */
final class DeskCode {

    /** How many characters it has. */
    static final int LENGTH = 10;

    private static final String CHARACTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int HALF = LENGTH / 2;
    private static final Pattern CODE = Pattern.compile("[" + CHARACTERS + "]{" + LENGTH + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\h.\\-\\u2010-\\u2015]+");

    private DeskCode() {}

    static String random(Random random) {
        return IntStream.range(0, LENGTH)
                .mapToObj(i -> String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))))
                .collect(Collectors.joining());
    }

    /** As it is written down: in two halves. */
    static String written(String code) {
        return code.substring(0, HALF) + "-" + code.substring(HALF);
    }

    /** The code in whatever spelling; empty where it can't be one. */
    static Optional<String> read(String typed) {
        String code = SEPARATORS.matcher(Digits.european(typed)).replaceAll("").toUpperCase(Locale.ROOT);
        return Optional.of(code).filter(it -> CODE.matcher(it).matches());
    }
}
