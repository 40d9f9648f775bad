package org.briefsiegel.transfer.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.RequestContext;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;

/** A multipart body (RFC 7578), read part by part as it arrives: nothing is kept, in memory or on disk. */
final class Upload {

    private static final int MAX_PART_HEADER_BYTES = 4096;
    private static final String DOCUMENTS = "/documents";

    private final FileItemIterator parts;
    private final Locale locale;

    private Upload(FileItemIterator parts, Locale locale) {
        this.parts = parts;
        this.locale = locale;
    }

    static Upload of(String contentType, InputStream body, Locale locale) throws IOException {
        FileUpload form = new FileUpload();
        form.setPartHeaderSizeMax(MAX_PART_HEADER_BYTES);
        try {
            return new Upload(form.getItemIterator(new Body(contentType, body)), locale);
        } catch (FileUploadException noBoundary) {
            throw new BrokenUpload(Problem.INVALID_REQUEST, "", Texts.text(locale, "upload.malformed"));
        }
    }

    /** The first part, which says what the others are; one byte more than a request may have where it is too long. */
    byte[] transfer() throws IOException {
        Optional<FileItemStream> first = nextPart();
        if (first.isEmpty() || !"transfer".equals(first.get().getFieldName())) {
            throw new BrokenUpload(Problem.INVALID_REQUEST, "", Texts.text(locale, "upload.transfer-first"));
        }
        return first.get().openStream().readNBytes(RequestReader.MAX_BYTES + 1);
    }

    /** The parts that follow; one too few, too many or with another name breaks the upload. */
    Files documents(int announced) {
        return new Files() {
            private int seen;

            @Override
            public Optional<InputStream> next() throws IOException {
                Optional<FileItemStream> part = nextPart();
                if (part.isEmpty()) {
                    if (seen < announced) {
                        throw broken("upload.too-few", announced, seen);
                    }
                    return Optional.empty();
                }
                if (!"document".equals(part.get().getFieldName())) {
                    throw broken("upload.other-part");
                }
                if (++seen > announced) {
                    throw broken("upload.too-many", announced);
                }
                return Optional.of(part.get().openStream());
            }
        };
    }

    private Optional<FileItemStream> nextPart() throws IOException {
        try {
            return parts.hasNext() ? Optional.of(parts.next()) : Optional.empty();
        } catch (FileUploadException malformed) {
            if (malformed.getCause() instanceof Sending.EndedEarlyException endedEarly) {
                throw endedEarly;
            }
            throw broken("upload.malformed");
        }
    }

    private BrokenUpload broken(String key, Object... arguments) {
        return new BrokenUpload(Problem.INVALID_REQUEST, DOCUMENTS, Texts.text(locale, key, arguments));
    }

    private record Body(String contentType, InputStream body) implements RequestContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }
    }
}
