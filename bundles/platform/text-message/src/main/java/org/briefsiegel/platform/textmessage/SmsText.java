package org.briefsiegel.platform.textmessage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A text as it travels: in the GSM alphabet where it has all its characters, else in UCS-2; in one part or in several. */
public final class SmsText {

    /** How many parts a header of one byte can count. */
    public static final int MOST_PARTS = 255;

    private static final int HEADER_LENGTH = 6;

    private final Encoding encoding;
    private final List<byte[]> parts;

    /** How much fits into a part: 140 octets, which are 160 septets; six octets less, or seven septets, with a header. */
    private enum Encoding {
        GSM((byte) 0, 160, 153),
        UCS2((byte) 8, 140, 134);

        private final byte dataCoding;
        private final int alone;
        private final int together;

        Encoding(byte dataCoding, int alone, int together) {
            this.dataCoding = dataCoding;
            this.alone = alone;
            this.together = together;
        }
    }

    private SmsText(Encoding encoding, List<byte[]> parts) {
        this.encoding = encoding;
        this.parts = parts;
    }

    public static SmsText of(String text) {
        return gsm(text)
                .map(characters -> new SmsText(Encoding.GSM, split(characters, Encoding.GSM)))
                .orElseGet(() -> new SmsText(Encoding.UCS2, split(ucs2(text), Encoding.UCS2)));
    }

    /** In how many parts it travels; at least 1. */
    public int parts() {
        return parts.size();
    }

    /** SMPP 3.4, 5.2.19: 0 is the centre's default alphabet, 8 is UCS-2. */
    public byte dataCoding() {
        return encoding.dataCoding;
    }

    /**
     * The parts as they are submitted, those of several with a header that joins them (3GPP TS 23.040, 9.2.3.24.1).
     *
     * @param reference of which the lowest eight bits tell this message's parts from those of others
     * @throws IllegalArgumentException if there are more parts than the header can count
     */
    public byte[][] submissions(int reference) {
        if (parts.size() == 1) {
            return new byte[][] {parts.get(0).clone()};
        }
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a text of " + parts.size() + " parts");
        }
        byte[][] submissions = new byte[parts.size()][];
        for (int i = 0; i < submissions.length; i++) {
            byte[] header = {HEADER_LENGTH - 1, 0, 3, (byte) reference, (byte) submissions.length, (byte) (i + 1)};
            submissions[i] = join(List.of(header, parts.get(i)));
        }
        return submissions;
    }

    private static Optional<List<byte[]>> gsm(String text) {
        List<byte[]> characters = new ArrayList<>();
        for (int codePoint : text.codePoints().toArray()) {
            Optional<byte[]> septets = GsmAlphabet.encode(codePoint);
            if (septets.isEmpty()) {
                return Optional.empty();
            }
            characters.add(septets.get());
        }
        return Optional.of(characters);
    }

    /** UTF-16 in fact, as phones read it: characters beyond the first plane are surrogate pairs. */
    private static List<byte[]> ucs2(String text) {
        return text.codePoints()
                .mapToObj(codePoint -> Character.toString(codePoint).getBytes(StandardCharsets.UTF_16BE))
                .toList();
    }

    /** Puts as many whole characters into each part as fit: neither an escape nor a surrogate pair is torn. */
    private static List<byte[]> split(List<byte[]> characters, Encoding encoding) {
        int length = characters.stream().mapToInt(character -> character.length).sum();
        if (length <= encoding.alone) {
            return List.of(join(characters));
        }
        List<byte[]> parts = new ArrayList<>();
        List<byte[]> part = new ArrayList<>();
        int filled = 0;
        for (byte[] character : characters) {
            if (filled + character.length > encoding.together) {
                parts.add(join(part));
                part.clear();
                filled = 0;
            }
            part.add(character);
            filled += character.length;
        }
        parts.add(join(part));
        return List.copyOf(parts);
    }

    private static byte[] join(List<byte[]> pieces) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        pieces.forEach(joined::writeBytes);
        return joined.toByteArray();
    }
}
