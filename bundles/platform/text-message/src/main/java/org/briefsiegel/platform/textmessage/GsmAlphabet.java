package org.briefsiegel.platform.textmessage;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The GSM default alphabet with its extension table (3GPP TS 23.038, 6.2.1), one septet in each byte. */
public final class GsmAlphabet {

    private static final byte ESCAPE = 0x1B;

    /** The character of each septet from 0 to 127; that of the escape itself stands for no character. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final byte[] EXTENSION_SEPTETS = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private static final Map<Integer, byte[]> SEPTETS = IntStream.concat(BASIC.chars(), EXTENSION.chars())
            .filter(character -> character != ESCAPE)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(character -> character, GsmAlphabet::septets));

    private GsmAlphabet() {}

    /** Whether every character of a text is in it; else the whole text travels in UCS-2. */
    public static boolean holds(String text) {
        return text.codePoints().allMatch(SEPTETS::containsKey);
    }

    /** The septets of one character: one, or two from the extension table. Empty if the alphabet lacks it. */
    static Optional<byte[]> encode(int codePoint) {
        return Optional.ofNullable(SEPTETS.get(codePoint)).map(byte[]::clone);
    }

    private static byte[] septets(int character) {
        int extended = EXTENSION.indexOf(character);
        return extended < 0
                ? new byte[] {(byte) BASIC.indexOf(character)}
                : new byte[] {ESCAPE, EXTENSION_SEPTETS[extended]};
    }
}
