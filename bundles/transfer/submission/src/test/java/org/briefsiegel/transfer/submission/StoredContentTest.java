package org.briefsiegel.transfer.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.briefsiegel.document.api.Content;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.testkit.memory.MemoryVault;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredContentTest {

    private static final String TEXT = "0123456789";
    private static final DocumentAddress ADDRESS = new DocumentAddress("p-1", "t-1", 1);

    private final MemoryVault vault = new MemoryVault(Clock.systemUTC());
    private SealedDocument sealed;
    private StoredContent stored;

    @BeforeEach
    void seal() throws Exception {
        byte[] bytes = TEXT.getBytes(StandardCharsets.US_ASCII);
        sealed = vault.seal(ADDRESS, new ByteArrayInputStream(bytes), 100).orElseThrow();
        stored = new StoredContent(vault, ADDRESS, sealed);
    }

    @Test
    void anyPartCanBeReadAndNothingBeyondTheEnd() {
        Inspection said = stored.during(content -> {
            assertThat(content.size()).isEqualTo(TEXT.length());
            return new Inspection.Accepted(String.join(
                    " ", read(content, 0, 4), read(content, 8, 4), read(content, 10, 4), read(content, 3, 0)));
        });

        assertThat(said).isEqualTo(new Inspection.Accepted("4:0123 2:89 -1: 0:"));
    }

    private static String read(Content content, long position, int length) {
        ByteBuffer into = ByteBuffer.allocate(length);
        int count = content.read(into, position);
        return count + ":" + new String(into.array(), 0, into.position(), StandardCharsets.US_ASCII);
    }

    @Test
    void nothingCanBeReadWhenTheInspectionIsOver() {
        AtomicReference<Content> kept = new AtomicReference<>();
        stored.during(content -> {
            kept.set(content);
            return new Inspection.Accepted("x");
        });

        assertThatThrownBy(() -> read(kept.get(), 0, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatCannotBeReadIsNotAcceptedThoughTheTypeSwallowsIt() {
        vault.destroy(sealed.blob());

        assertThatThrownBy(() -> stored.during(content -> {
                    assertThatThrownBy(() -> read(content, 0, 1)).isInstanceOf(Unavailable.class);
                    return new Inspection.Accepted("x");
                }))
                .isInstanceOf(Unavailable.class);
    }
}
