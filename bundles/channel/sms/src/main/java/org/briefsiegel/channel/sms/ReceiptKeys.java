package org.briefsiegel.channel.sms;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names a message by the centre's id and the end of the number it went to, so that an id which a centre gives out twice, or
 * which another has guessed, doesn't name another number's message. Centres write the same id in different ways: the answer to a
 * submission holds it in hexadecimal and the receipt in decimal, or the other way round, with leading zeros or without, in upper
 * or lower case.
 */
final class ReceiptKeys {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,40}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{1,40}");
    private static final int HEX = 16;
    private static final int DIGITS_OF_NUMBER = 4;

    private ReceiptKeys() {}

    /** What a submission's answer names. */
    static String of(String id, String number) {
        return plain(id) + "/" + end(number);
    }

    /** What a receipt may name, the likeliest first. */
    static List<String> candidates(String id, String number) {
        String plain = plain(id);
        return Stream.of(Stream.of(plain), asHexadecimal(plain), asDecimal(plain))
                .flatMap(ids -> ids)
                .distinct()
                .map(it -> it + "/" + end(number))
                .toList();
    }

    private static Stream<String> asHexadecimal(String id) {
        return DECIMAL.matcher(id).matches() ? Stream.of(new BigInteger(id).toString(HEX)) : Stream.empty();
    }

    private static Stream<String> asDecimal(String id) {
        return HEXADECIMAL.matcher(id).matches() ? Stream.of(new BigInteger(id, HEX).toString()) : Stream.empty();
    }

    private static String plain(String id) {
        return id.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /** Networks write a number with and without its country's code; its end is the same. */
    private static String end(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - DIGITS_OF_NUMBER));
    }
}
