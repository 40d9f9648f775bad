package org.briefsiegel.channel.sms;

import java.util.Arrays;
import java.util.Optional;

/**
 * The default alphabet of text messages (3GPP TS 23.038), one septet in each byte. Ten characters are escaped and so
 * count twice.
 */
final class Gsm7 {

    private static final char ESCAPE = 0x1B;
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String ESCAPED = "\f^{}\\[~]|€";
    private static final byte[] ESCAPED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** The septets of a text; empty where a character isn't in the alphabet. */
    static Optional<byte[]> encode(String text) {
        byte[] septets = new byte[text.length() * 2];
        int length = 0;
        for (char character : text.toCharArray()) {
            int basic = character == ESCAPE ? -1 : BASIC.indexOf(character);
            int escaped = ESCAPED.indexOf(character);
            if (basic >= 0) {
                septets[length++] = (byte) basic;
            } else if (escaped >= 0) {
                septets[length++] = (byte) ESCAPE;
                septets[length++] = ESCAPED_CODES[escaped];
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(Arrays.copyOf(septets, length));
    }
}
