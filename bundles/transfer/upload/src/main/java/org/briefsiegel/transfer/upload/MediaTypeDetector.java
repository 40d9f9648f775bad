package org.briefsiegel.transfer.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** Finds out what a file is by its first bytes; what its sender says of it doesn't count. Knows how names of files end. */
public final class MediaTypeDetector {

    /** How many bytes are looked at. */
    static final int HEAD_BYTES = 64 * 1024;

    /** What is said of that which has no mark of its own at its beginning. */
    private static final Set<String> UNSURE =
            Set.of(MediaType.OCTET_STREAM.toString(), MediaType.TEXT_PLAIN.toString());

    /** A version or a date isn't an ending: there is a letter in it. */
    private static final Pattern ENDING = Pattern.compile("\\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,10}$");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    String of(byte[] head) {
        String found = detect(head, new Metadata());
        return UNSURE.contains(found) && PdfFile.hasHeader(head) ? PdfFile.MEDIA_TYPE : found;
    }

    private String detect(byte[] head, Metadata known) {
        try {
            return types.detect(new ByteArrayInputStream(head), known)
                    .getBaseType()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory can't fail", e);
        }
    }

    /** How files of this type usually end, with the dot; empty where that isn't known. */
    String ending(String mediaType) {
        List<String> endings = endings(mediaType);
        return endings.isEmpty() ? "" : endings.get(0);
    }

    /** Whether a file of this type may end so. */
    boolean isEnding(String ending, String mediaType) {
        return endings(mediaType).contains(ending.toLowerCase(Locale.ROOT));
    }

    private List<String> endings(String mediaType) {
        try {
            return types.forName(mediaType).getExtensions();
        } catch (MimeTypeException noMediaType) {
            return List.of();
        }
    }

    /** The ending of a name, with its dot, if files of any type end so; else empty. */
    String endingOf(String name) {
        Matcher matcher = ENDING.matcher(name);
        return matcher.find() && isKnown(matcher.group()) ? matcher.group() : "";
    }

    private boolean isKnown(String ending) {
        Metadata named = new Metadata();
        named.set(TikaCoreProperties.RESOURCE_NAME_KEY, "x" + ending.toLowerCase(Locale.ROOT));
        return !detect(new byte[0], named).equals(MediaType.OCTET_STREAM.toString());
    }
}
