package org.briefsiegel.practice.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.briefsiegel.practice.api.Logo;

/**
 * A picture that is fit to be a logo: one PNG or JPEG that stands still and is small, whatever its file is called. It is
 * reduced to the parts that draw before anything decodes it: what cameras and programs write beside them (EXIF, texts,
 * colour profiles) may be private, and may unfold to far more than it takes up.
 */
record LogoPicture(PictureFormat format, byte[] content) {

    private static final int MAX_BYTES = 12_000;
    private static final int MAX_WIDTH = 600;
    private static final int MAX_HEIGHT = 300;

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it isn't such a picture; the message says why, for people
     */
    static LogoPicture of(byte[] file) {
        PictureFormat format = PictureFormat.of(file)
                .orElseThrow(() -> refused("This is neither a PNG nor a JPEG picture; nothing else can be a logo."));
        if (file.length > MAX_BYTES) {
            throw refused("The picture has %,d bytes; at most %,d fit on every page.", file.length, MAX_BYTES);
        }
        LogoPicture picture = new LogoPicture(format, format.drawingParts(file));
        picture.requireDrawable();
        return picture;
    }

    /** Looks at the size first: a few bytes may claim a billion pixels. */
    private void requireDrawable() {
        Size size = decoded(reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
        if (size.width > MAX_WIDTH || size.height > MAX_HEIGHT) {
            throw refused(
                    "The picture has %,d x %,d pixels; at most %d x %d fit on every page.",
                    size.width, size.height, MAX_WIDTH, MAX_HEIGHT);
        }
        decoded(reader -> reader.read(0));
    }

    private <T> T decoded(Decoding<T> decoding) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input);
            return decoding.by(reader);
        } catch (IOException | RuntimeException unreadable) { // readers throw whatever garbage leads them to
            throw refused("The picture can't be read as %s: it is damaged, or in colours for printing.", format);
        } finally {
            reader.dispose();
        }
    }

    private interface Decoding<T> {
        T by(ImageReader reader) throws IOException;
    }

    private record Size(int width, int height) {}

    Logo toLogo() {
        return new Logo(hash(), format.mediaType(), content);
    }

    private String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static IllegalArgumentException refused(String sentence, Object... facts) {
        return new IllegalArgumentException(String.format(Locale.ROOT, sentence, facts));
    }
}
