package org.briefsiegel.rest.multipart;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.apache.commons.fileupload.RequestContext;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.rest.json.Json;
import org.briefsiegel.rest.json.RequestBody;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A multipart body (RFC 7578), read part by part as it arrives: nothing is kept, in memory or on disk. First the part {@code transfer},
 * which is JSON, then the parts {@code document}. For one thread, and to be read once.
 */
public final class MultipartBody {

    private static final Logger LOG = LoggerFactory.getLogger(MultipartBody.class);
    private static final ApiTexts TEXTS = new ApiTexts(MultipartBody.class);

    private static final int MAX_PART_HEADER_BYTES = 4096;
    private static final Long RETRY_SECONDS = (long) Unavailable.RETRY_SECONDS;
    private static final String DOCUMENTS = "/documents";

    private final Body body;
    private final Locale locale;
    private Optional<FileItemIterator> parts = Optional.empty();

    MultipartBody(String contentType, RequestBody body, Locale locale) {
        this.body = new Body(contentType, body);
        this.locale = locale;
    }

    /** What an upload is handed to. */
    @FunctionalInterface
    public interface Receiver<T> {

        /** @throws IOException what reading has thrown, or that it can't be stored */
        T receive(Files documents) throws IOException;
    }

    /**
     * The first part, which says what the others are.
     *
     * @throws RefusedException when it isn't what the type says, or isn't first
     * @throws ClientErrorException with 408 when it doesn't arrive
     */
    public <T extends Record> T transfer(Class<T> type) {
        return reading(() -> Json.read(first(), type, locale));
    }

    /**
     * Leases the parts that follow to somebody who stores them.
     *
     * @param announced how many there must be
     * @throws RefusedException when there is one too few, too many or with another name
     * @throws ClientErrorException with 408 when they don't all arrive
     * @throws ServiceUnavailableException when they can't be stored
     */
    public <T> T documents(int announced, Receiver<T> receiver) {
        return reading(() -> receiver.receive(new Documents(announced)));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (BrokenUploadException broken) {
            throw new RefusedException(broken.refusal());
        } catch (RequestBody.EndedEarlyException tooLate) {
            LOG.debug("A request ended early", tooLate);
            throw new ClientErrorException(Response.Status.REQUEST_TIMEOUT, tooLate);
        } catch (MalformedStreamException malformed) {
            throw new RefusedException(Problem.INVALID_REQUEST, TEXTS.text(locale, "upload.ended-early"));
        } catch (IOException disk) {
            LOG.error("An upload can't be stored", disk);
            throw new ServiceUnavailableException(RETRY_SECONDS);
        }
    }

    private InputStream first() throws IOException {
        Optional<FileItemStream> first = nextPart();
        if (first.isEmpty() || !"transfer".equals(first.get().getFieldName())) {
            throw broken("", "upload.transfer-first");
        }
        return first.get().openStream();
    }

    private Optional<FileItemStream> nextPart() throws IOException {
        try {
            FileItemIterator rest = parts();
            return rest.hasNext() ? Optional.of(rest.next()) : Optional.empty();
        } catch (FileUploadException malformed) {
            if (malformed.getCause() instanceof RequestBody.EndedEarlyException endedEarly) {
                throw endedEarly;
            }
            throw broken(DOCUMENTS, "upload.malformed");
        }
    }

    private FileItemIterator parts() throws IOException {
        if (parts.isEmpty()) {
            FileUpload form = new FileUpload();
            form.setPartHeaderSizeMax(MAX_PART_HEADER_BYTES);
            try {
                parts = Optional.of(form.getItemIterator(body));
            } catch (FileUploadException noBoundary) {
                throw broken("", "upload.malformed");
            }
        }
        return parts.get();
    }

    private BrokenUploadException broken(String pointer, String key, Object... arguments) {
        return new BrokenUploadException(
                Refusal.of(Problem.INVALID_REQUEST, pointer, TEXTS.text(locale, key, arguments)));
    }

    private final class Documents implements Files {

        private final int announced;
        private int seen;

        private Documents(int announced) {
            this.announced = announced;
        }

        @Override
        public Optional<InputStream> next() throws IOException {
            Optional<FileItemStream> part = nextPart();
            if (part.isEmpty()) {
                if (seen < announced) {
                    throw broken(DOCUMENTS, "upload.too-few", announced, seen);
                }
                return Optional.empty();
            }
            if (!"document".equals(part.get().getFieldName())) {
                throw broken(DOCUMENTS, "upload.other-part");
            }
            if (++seen > announced) {
                throw broken(DOCUMENTS, "upload.too-many", announced);
            }
            return Optional.of(part.get().openStream());
        }
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
