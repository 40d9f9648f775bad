package org.briefsiegel.demo.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * The content of a submitted message as text, and the part that it is (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @param reference names the message that it is a part of; -1 for a whole message
 */
record SmsContent(int reference, int parts, int number, String text) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final Map<Integer, Character> ESCAPED = Map.of(
            0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|', 0x65,
            '€');
    private static final int ESCAPE = 0x1B;
    private static final int UCS2 = 8;
    private static final int SHORT_REFERENCE = 0;
    private static final int LONG_REFERENCE = 8;

    static SmsContent of(byte[] message, boolean header, int dataCoding) {
        if (!header) {
            return new SmsContent(-1, 1, 1, decode(message, dataCoding));
        }
        int length = message[0] & 0xFF;
        String text = decode(Arrays.copyOfRange(message, length + 1, message.length), dataCoding);
        int element = message[1] & 0xFF;
        if (element == SHORT_REFERENCE) {
            return new SmsContent(message[3] & 0xFF, message[4] & 0xFF, message[5] & 0xFF, text);
        }
        if (element == LONG_REFERENCE) {
            int reference = (message[3] & 0xFF) << 8 | message[4] & 0xFF;
            return new SmsContent(reference, message[5] & 0xFF, message[6] & 0xFF, text);
        }
        return new SmsContent(-1, 1, 1, text);
    }

    private static String decode(byte[] bytes, int dataCoding) {
        if (dataCoding == UCS2) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            int septet = bytes[i] & 0x7F;
            if (septet == ESCAPE && i + 1 < bytes.length) {
                i++;
                text.append(ESCAPED.getOrDefault((int) bytes[i], ' '));
            } else {
                text.append(BASIC.charAt(septet));
            }
        }
        return text.toString();
    }
}
