package org.briefsiegel.channel.mail;

import java.util.regex.Pattern;

/**
 * Whether a link would be torn in two on its way: quoted-printable begins a new line after 76 characters (RFC 2045, 6.7), and
 * not every program puts together again what it finds there.
 */
final class BrokenLinks {

    private static final int LONGEST_LINE = 76;
    private static final Pattern LINE_WITH_LINK = Pattern.compile("(?m)^.*https?://.*$");

    private BrokenLinks() {}

    /** Where each stands in a line that fits, none is. */
    static boolean in(String text) {
        return LINE_WITH_LINK.matcher(text).results().anyMatch(line -> encodedLength(line.group()) > LONGEST_LINE);
    }

    private static int encodedLength(String line) {
        return line.codePoints()
                .map(character -> character == '=' ? 3 : character < 0x80 ? 1 : 3 * utf8Length(character))
                .sum();
    }

    private static int utf8Length(int character) {
        return character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
