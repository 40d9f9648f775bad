package org.briefsiegel.document.einvoice;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML document (XML 1.0, appendix F). The JDK's reader could find them by itself, but writes to the console where
 * bytes aren't any.
 */
final class XmlText {

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]{1,100}?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int DECLARATION_BYTES = 200;
    private static final String MARK = "\uFEFF";

    private XmlText() {}

    /**
     * @throws CharacterCodingException when it isn't in its encoding
     * @throws IllegalCharsetNameException when it names an encoding that can't be one
     * @throws UnsupportedCharsetException when it names one that isn't known here
     */
    static String of(byte[] xml) throws CharacterCodingException {
        String text = encoding(xml).newDecoder().decode(ByteBuffer.wrap(xml)).toString();
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    private static Charset encoding(byte[] xml) {
        int first = xml.length < 2 ? 0 : Byte.toUnsignedInt(xml[0]) << Byte.SIZE | Byte.toUnsignedInt(xml[1]);
        return switch (first) {
            case 0xFEFF, 0xFFFE -> StandardCharsets.UTF_16;
            case '<' -> StandardCharsets.UTF_16BE;
            case '<' << Byte.SIZE -> StandardCharsets.UTF_16LE;
            default -> declared(xml);
        };
    }

    private static Charset declared(byte[] xml) {
        String beginning = new String(xml, 0, Math.min(xml.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(beginning);
        return declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    }
}
