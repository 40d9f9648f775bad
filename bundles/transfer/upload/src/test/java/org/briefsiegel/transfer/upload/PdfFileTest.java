package org.briefsiegel.transfer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfFileTest {

    private static final String END = "startxref\n9\n%%EOF\n";
    private final MediaTypeDetector types = new MediaTypeDetector();

    @ParameterizedTest
    @ValueSource(strings = {"", "\u00ef\u00bb\u00bf", "\n", "\r\n\r\n", "HTTP/1.1 200 OK\n\n", "\u0000\u0001\u0002"})
    void theHeaderMayComeAfterOtherBytes(String before) {
        assertThat(types.of(bytes(before + "%PDF-1.7\n%âãÏÓ\n1 0 obj"))).isEqualTo("application/pdf");
        assertThat(types.of(bytes(before + " ".repeat(900) + "%PDF-1.7\n1 0 obj")))
                .isEqualTo("application/pdf");
    }

    @Test
    void aHeaderFurtherInIsNone() {
        assertThat(types.of(bytes(" ".repeat(1020) + "%PDF-1.7\n"))).isNotEqualTo("application/pdf");
    }

    /** What has a mark of its own is what the mark says. */
    @Test
    void whatIsSomethingElseIsNoPdf() {
        assertThat(types.of(bytes("\u00ff\u00d8\u00ff\u00fe\u0000\u0010%PDF-1.7\n")))
                .isEqualTo("image/jpeg");
        assertThat(types.of(bytes("<!DOCTYPE html><html><body>%PDF-1.7\n"))).isEqualTo("text/html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"startxref\n9\n%%EOF", "startxref\r\n9\r\n%%EOF\r\n", "startxref 9 %%EOF\n\u0000\u0000\u0000"})
    void aWholePdfHasAnEnd(String end) throws IOException {
        assertThat(read("%PDF-1.7\n1 0 obj\n" + end).hasEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-1.4\n this is no pdf",
                "%PDF-1.4 <html><script>alert(1)</script>",
                "%PDF-1.7\n1 0 obj\n%%EOF",
                "%PDF-1.7\nstartxref\n9\n",
                "%PDF-1.7\nstartxref\n0\n%%EOF\n half of one that is prepared for the web",
                "%PDF-1.7\nstartxref\n9999\n%%EOF"
            })
    void whatHasNoEndIsHalfOrNone(String text) throws IOException {
        assertThat(read(text).hasEnd()).isFalse();
    }

    @Test
    void anEndFarFromTheEndIsNone() throws IOException {
        assertThat(read("%PDF-1.7\n" + END + "x".repeat(20_000)).hasEnd()).isFalse();
    }

    /** However it is read: the end is seen, and every byte passes as it is. */
    @Property(tries = 200)
    void theEndIsSeenInPiecesOfAnySize(
            @ForAll @IntRange(max = 40_000) int before, @ForAll @IntRange(min = 1, max = 30_000) int chunk)
            throws IOException {
        byte[] content = bytes("%PDF-1.7\n" + "x".repeat(before) + END);
        try (PdfFile file = new PdfFile(new ByteArrayInputStream(content))) {
            byte[] passed = new byte[content.length];
            int at = 0;
            passed[at++] = (byte) file.read();
            while (at < passed.length) {
                at += file.read(passed, at, Math.min(chunk, passed.length - at));
            }
            assertThat(passed).isEqualTo(content);
            assertThat(file.hasEnd()).isTrue();
        }
    }

    private static PdfFile read(String text) throws IOException {
        PdfFile file = new PdfFile(new ByteArrayInputStream(bytes(text)));
        file.transferTo(OutputStream.nullOutputStream());
        return file;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
