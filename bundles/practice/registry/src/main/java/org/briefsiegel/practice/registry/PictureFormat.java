package org.briefsiegel.practice.registry;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** How a logo's file is built up, and which of its parts draw. */
enum PictureFormat {

    /** Chunks of length, type, data and CRC (ISO/IEC 15948, section 5). */
    PNG("image/png", "89504e470d0a1a0a") {
        private static final Set<String> DRAWING =
                Set.of("IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "IDAT", "IEND");

        @Override
        void copyDrawingParts(ByteBuffer file, ByteArrayOutputStream drawing) {
            String type = "";
            while (!type.equals("IEND")) {
                byte[] length = bytes(file, Integer.BYTES);
                byte[] typeAndData = bytes(
                        file, Integer.BYTES + (long) ByteBuffer.wrap(length).getInt());
                byte[] crc = bytes(file, Integer.BYTES);
                type = new String(typeAndData, 0, Integer.BYTES, StandardCharsets.ISO_8859_1);
                if (type.equals("acTL")) {
                    throw LogoPicture.refused("The picture is animated; a logo stands still.");
                }
                if (DRAWING.contains(type)) {
                    requireIntact(typeAndData, crc);
                    drawing.writeBytes(length);
                    drawing.writeBytes(typeAndData);
                    drawing.writeBytes(crc);
                }
            }
        }

        private void requireIntact(byte[] typeAndData, byte[] crc) {
            CRC32 actual = new CRC32();
            actual.update(typeAndData);
            if ((int) actual.getValue() != ByteBuffer.wrap(crc).getInt()) {
                throw damaged();
            }
        }
    },

    /** Segments of marker, length and data; entropy-coded data after a scan's header (ITU-T T.81, annex B). */
    JPEG("image/jpeg", "ffd8") {
        private static final int START_OF_SCAN = 0xDA;
        private static final int END_OF_IMAGE = 0xD9;

        @Override
        void copyDrawingParts(ByteBuffer file, ByteArrayOutputStream drawing) {
            int marker = marker(file);
            while (marker != END_OF_IMAGE) {
                byte[] length = bytes(file, Short.BYTES);
                byte[] data =
                        bytes(file, Short.toUnsignedLong(ByteBuffer.wrap(length).getShort()) - Short.BYTES);
                if (draws(marker)) {
                    drawing.write(0xFF);
                    drawing.write(marker);
                    drawing.writeBytes(length);
                    drawing.writeBytes(data);
                }
                if (marker == START_OF_SCAN) {
                    copyScan(file, drawing);
                }
                marker = marker(file);
            }
            drawing.write(0xFF);
            drawing.write(END_OF_IMAGE);
        }

        /** Frames, tables, scans, and Adobe's segment, which tells how colours are meant. */
        private boolean draws(int marker) {
            return marker >= 0xC0 && marker <= 0xCF
                    || marker == START_OF_SCAN
                    || marker == 0xDB
                    || marker == 0xDD
                    || marker == 0xEE;
        }

        private int marker(ByteBuffer file) {
            if (next(file) != 0xFF) {
                throw damaged();
            }
            int marker = next(file);
            while (marker == 0xFF) { // may be repeated to fill up
                marker = next(file);
            }
            if (marker < 0xC0 || marker >= 0xD0 && marker <= 0xD8) { // these have no length
                throw damaged();
            }
            return marker;
        }

        /** A zero after 0xFF says that it is data, and restarts belong to the scan too. */
        private void copyScan(ByteBuffer file, ByteArrayOutputStream drawing) {
            while (true) {
                file.mark();
                int first = next(file);
                if (first == 0xFF) {
                    int second = next(file);
                    if (second != 0 && (second < 0xD0 || second > 0xD7)) {
                        file.reset();
                        return;
                    }
                    drawing.write(first);
                    drawing.write(second);
                } else {
                    drawing.write(first);
                }
            }
        }
    };

    private final String mediaType;
    private final byte[] signature;

    PictureFormat(String mediaType, String signature) {
        this.mediaType = mediaType;
        this.signature = HexFormat.of().parseHex(signature);
    }

    /** The format that a file begins like. */
    static Optional<PictureFormat> of(byte[] file) {
        return Arrays.stream(values())
                .filter(format -> Arrays.equals(format.signature, Arrays.copyOf(file, format.signature.length)))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** The same picture, without what doesn't draw. Refuses a file in which something follows the picture. */
    byte[] drawingParts(byte[] file) {
        ByteBuffer rest = ByteBuffer.wrap(file).position(signature.length);
        ByteArrayOutputStream drawing = new ByteArrayOutputStream();
        drawing.writeBytes(signature);
        try {
            copyDrawingParts(rest, drawing);
        } catch (BufferUnderflowException cutOff) {
            throw LogoPicture.refused("The picture is cut off: its end is missing.");
        }
        if (rest.hasRemaining()) {
            throw LogoPicture.refused("The file has %,d bytes more than its picture; save it anew.", rest.remaining());
        }
        return drawing.toByteArray();
    }

    /** Leaves the file where the picture ends. */
    abstract void copyDrawingParts(ByteBuffer file, ByteArrayOutputStream drawing);

    private static byte[] bytes(ByteBuffer file, long length) {
        if (length < 0) {
            throw damaged();
        }
        if (length > file.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[(int) length];
        file.get(bytes);
        return bytes;
    }

    private static int next(ByteBuffer file) {
        return Byte.toUnsignedInt(file.get());
    }

    private static IllegalArgumentException damaged() {
        return LogoPicture.refused("The picture is damaged.");
    }
}
