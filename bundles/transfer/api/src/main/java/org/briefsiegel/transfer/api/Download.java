package org.briefsiegel.transfer.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/**
 * A document that may be fetched.
 *
 * @param size in bytes
 * @param etag strong entity tag, without quotes
 */
public record Download(String fileName, String mediaType, long size, String etag, Content content) {

    public Download {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(etag, "etag");
        Objects.requireNonNull(content, "content");
    }

    /** The plain bytes. */
    @FunctionalInterface
    public interface Content {

        /**
         * Decrypts into {@code out} and flushes it; no byte that isn't verified leaves. That it begins is on record
         * before the first byte leaves, that the document is complete when all of its bytes have. When the transfer
         * ends meanwhile, the rest doesn't leave.
         *
         * @param from first byte, from 0
         * @param length how many bytes; not beyond the end
         * @throws EndedException when the session or the transfer has ended
         * @throws DamagedException when the content is missing or damaged; practice and operator have been told
         * @throws IOException when the reader went away
         */
        void writeTo(OutputStream out, long from, long length) throws IOException;
    }

    /** The document isn't to be had any more. */
    public static final class EndedException extends IOException {

        private static final long serialVersionUID = 1L;

        public EndedException() {
            super("the session or the transfer has ended");
        }
    }

    /** The document isn't what it was, or isn't there; what has left of it was verified. */
    public static final class DamagedException extends IOException {

        private static final long serialVersionUID = 1L;

        public DamagedException(Throwable cause) {
            super("the document is damaged", cause);
        }
    }
}
