package org.briefsiegel.practice.registry;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests, and what programs put into the files. */
final class Drawing {

    private final BufferedImage image;

    private Drawing(BufferedImage image) {
        this.image = image;
    }

    /** Stripes, which take few bytes. */
    static Drawing striped(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x % 8 < 4 ? 0x0b4f5c : 0xffffff);
            }
        }
        return new Drawing(image);
    }

    /** Grey noise: as PNG about a byte per pixel. */
    static Drawing noisy(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(width);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.getRaster().setSample(x, y, 0, random.nextInt(256));
            }
        }
        return new Drawing(image);
    }

    byte[] as(String format) {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, file)) {
                throw new IllegalArgumentException(format);
            }
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] png() {
        return as("png");
    }

    byte[] jpeg() {
        return as("jpeg");
    }

    /** In several scans, each finer than the one before. */
    byte[] progressiveJpeg() {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam progressive = writer.getDefaultWriteParam();
            progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), progressive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** A PNG with one more chunk, behind its header. */
    static byte[] withChunk(byte[] png, String type, String text) {
        byte[] data = (type + text).getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(data);
        return inserted(
                png,
                33,
                ByteBuffer.allocate(data.length + 8)
                        .putInt(text.length())
                        .put(data)
                        .putInt((int) crc.getValue())
                        .array());
    }

    /** A JPEG with one more segment, at its beginning. */
    static byte[] withSegment(byte[] jpeg, int marker, String text) {
        byte[] data = text.getBytes(StandardCharsets.ISO_8859_1);
        return inserted(
                jpeg,
                2,
                ByteBuffer.allocate(data.length + 4)
                        .put((byte) 0xFF)
                        .put((byte) marker)
                        .putShort((short) (data.length + 2))
                        .put(data)
                        .array());
    }

    static byte[] followedBy(byte[] file, String text) {
        return inserted(file, file.length, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] inserted(byte[] file, int at, byte[] more) {
        return ByteBuffer.allocate(file.length + more.length)
                .put(file, 0, at)
                .put(more)
                .put(file, at, file.length - at)
                .array();
    }

    static int[] pixels(byte[] file) {
        try {
            BufferedImage read = ImageIO.read(new ByteArrayInputStream(file));
            return read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
