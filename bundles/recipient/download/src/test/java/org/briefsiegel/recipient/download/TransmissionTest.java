package org.briefsiegel.recipient.download;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.briefsiegel.transfer.api.Download;
import org.junit.jupiter.api.Test;

/** That the container then cuts the connection, since the client was told of more bytes, is shown on the distribution. */
class TransmissionTest {

    private boolean flushed;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream() {
        @Override
        public void flush() {
            flushed = true;
        }
    };

    @Test
    void ofADocumentThatBreaksOffNothingFollowsWhatHasLeft() throws IOException {
        Download.Content damaged = (out, from, length) -> {
            out.write("0123456789".getBytes(StandardCharsets.US_ASCII), 0, 5);
            throw new IOException("damaged");
        };

        new Transmission(damaged, 0, 10, failure -> Response.status(410).build()).write(sent);

        assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo("01234");
        assertThat(flushed).isTrue();
    }
}
