package org.briefsiegel.channel.sms;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A text as it travels: in the default alphabet if every character is in it, else in UCS-2.
 *
 * @param content the message's bytes: one septet each, or UTF-16 big endian
 * @param dataCoding 0 for the default alphabet, 8 for UCS-2 (SMPP 3.4, 5.2.19)
 */
record SmsText(byte[] content, byte dataCoding) {

    private static final byte DEFAULT_ALPHABET = 0;
    private static final byte UCS2 = 8;

    static SmsText of(String text) {
        Optional<byte[]> septets = Gsm7.encode(text);
        return septets.map(bytes -> new SmsText(bytes, DEFAULT_ALPHABET))
                .orElseGet(() -> new SmsText(text.getBytes(StandardCharsets.UTF_16BE), UCS2));
    }

    /** Into how many parts it is cut: 160 septets or 140 bytes fit into one; of several, each has a header of six bytes. */
    int parts() {
        return dataCoding == DEFAULT_ALPHABET ? parts(160, 153) : parts(140, 134);
    }

    private int parts(int single, int each) {
        return content.length <= single ? 1 : (content.length + each - 1) / each;
    }

    /** The content as text whose characters are its bytes, since Camel takes text and makes bytes of it. */
    String forCamel() {
        return dataCoding == UCS2
                ? new String(content, StandardCharsets.UTF_16BE)
                : new String(content, StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SmsText text && dataCoding == text.dataCoding && Arrays.equals(content, text.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "SmsText[…]";
    }
}
