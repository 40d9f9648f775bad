package org.briefsiegel.document.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.briefsiegel.document.api.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are made to harm: whatever they say, little is read and little is kept. */
@Timeout(60)
class PdfStructureTest {

    private static final byte[] SOUND =
            InvoicePdf.of("factur-x.xml", Cii.invoice().xml()).plain().bytes();

    /** Only the pages of its structure are fetched. */
    @Test
    void ofALargeFileLittleIsRead() throws Exception {
        byte[] large = InvoicePdf.of("factur-x.xml", Cii.invoice().xml())
                .file("scan.bin", random(30_000_000))
                .bytes();
        AtomicLong read = new AtomicLong();

        byte[] xml = EmbeddedInvoice.in(new Content() {
            @Override
            public long size() {
                return large.length;
            }

            @Override
            public int read(ByteBuffer into, long position) {
                read.addAndGet(into.remaining());
                return InvoicePdf.content(large).read(into, position);
            }
        });

        assertThat(new String(xml, StandardCharsets.UTF_8))
                .isEqualTo(Cii.invoice().xml());
        assertThat(large.length).isGreaterThan(25_000_000);
        assertThat(read.get()).isLessThan(1_000_000);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** What the host can't read is no fault of the file. */
    @Test
    void whatTheHostThrowsIsLetThrough() {
        RuntimeException away = new IllegalStateException("the disk is away");

        assertThatThrownBy(() -> EmbeddedInvoice.in(new Content() {
                    @Override
                    public long size() {
                        return SOUND.length;
                    }

                    @Override
                    public int read(ByteBuffer into, long position) {
                        throw away;
                    }
                }))
                .isSameAs(away);
    }

    /** Objects in a stream of a thousand times its length. */
    @Test
    void objectsThatArePackedToHarmAreNotUnpacked() throws Exception {
        assertRefused(withXrefStream("/W[1 2 1]/Index[0 1]", new byte[100_000_000]), "pdf.tooMuch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/W[0 0 0]/Index[0 2147483647]",
                "/W[1 2147483647 1]/Index[0 1]",
                "/W[-1 3 1]/Index[0 1]",
                "/W[1 2 1]/Index[0 1]/DecodeParms<</Predictor 12/Columns 2147483647>>",
                "/W[1 2 1]/Index[0 1]/DecodeParms<</Predictor 12/Columns 4096/Colors 100>>",
                "/W[1 2 1]/Index[0 1]/DecodeParms[<</Predictor 12/Columns 4/BitsPerComponent -8>>]",
                "/W[1 2 1]/Index[0 2147483647]",
                "/W[1 2 1]/Index[0 1]/Prev 9"
            })
    void tablesThatCannotBeAreRefused(String entries) throws Exception {
        assertRefused(withXrefStream(entries, new byte[40]), "pdf.broken", "xml.missing");
    }

    @Test
    void moreEntriesThanAnInvoiceHasAreNotRead() throws Exception {
        assertRefused(withXrefStream("/W[1 1 1]/Index[0 900000]", new byte[2_700_000]), "pdf.tooMuch");
    }

    /** A file of one cross-reference stream. */
    private static byte[] withXrefStream(String entries, byte[] table) throws IOException {
        byte[] packed = packed(table);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        file.write(("1 0 obj\n<</Type/XRef/Size 5/Root 2 0 R" + entries + "/Filter/FlateDecode/Length " + packed.length
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        file.write(packed);
        file.write("\nendstream\nendobj\nstartxref\n9\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "<<", "<</A ", "("})
    void noNestingIsFollowedForEver(String opening) {
        String catalog = "<</Type/Catalog/AF " + opening.repeat(1_000_000 / opening.length());
        String file = "%PDF-1.7\n1 0 obj\n" + catalog + "\nendobj\n";
        String table =
                "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n"
                        + file.length() + "\n%%EOF\n";

        assertRefused((file + table).getBytes(StandardCharsets.US_ASCII), "pdf.broken", "xml.missing", "pdf.tooMuch");
    }

    @Test
    void moreObjectsThanAnInvoiceHasAreNotMade() throws Exception {
        String many = "<</Type/Catalog/AF[" + "[]".repeat(500_000) + "]>>";
        String file = "%PDF-1.7\n1 0 obj\n" + many + "\nendobj\n";
        String table =
                "xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n"
                        + file.length() + "\n%%EOF\n";

        assertRefused((file + table).getBytes(StandardCharsets.US_ASCII), "pdf.tooMuch");
        assertRefused(withObjectStream("2 0 " + many), "pdf.tooMuch");
        assertRefused(withObjectStream("2 0 <</Type/Catalog>>"), "xml.missing");
    }

    /** A file whose object 2, the catalog, lies in a stream. */
    private static byte[] withObjectStream(String objects) throws IOException {
        byte[] packed = packed(objects.getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(("%PDF-1.7\n3 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length " + packed.length
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        file.write(packed);
        file.write("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
        int place = file.size();
        byte[] entries = packed(
                HexFormat.of().parseHex("0000000000" + "01%06X00".formatted(place) + "0200000300" + "0100000900"));
        file.write(("1 0 obj\n<</Type/XRef/Size 4/Root 2 0 R/W[1 3 1]/Filter/FlateDecode/Length " + entries.length
                        + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        file.write(entries);
        file.write(("\nendstream\nendobj\nstartxref\n" + place + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void aTableOfMoreThanAnInvoiceHasIsNotRead() {
        String entry = "0000000009 00000 n \n";
        String file = "%PDF-1.7\nxref\n0 500000\n" + entry.repeat(500_000)
                + "trailer\n<</Size 2/Root 1 0 R>>\nstartxref\n9\n%%EOF\n";

        assertRefused(file.getBytes(StandardCharsets.US_ASCII), "pdf.tooMuch");
    }

    /** Whatever is written over it: it is read, or refused in the one way there is. */
    @Property(tries = 1000)
    void nothingElseIsThrown(@ForAll @IntRange(max = 10_000) int at, @ForAll byte[] junk) {
        byte[] pdf = SOUND.clone();
        int from = Math.min(at, pdf.length);
        System.arraycopy(junk, 0, pdf, from, Math.min(junk.length, pdf.length - from));

        requireAnswer(pdf);
    }

    @Property(tries = 500)
    void nothingElseIsThrownOfHalfAFile(@ForAll @IntRange(max = 10_000) int length) {
        requireAnswer(Arrays.copyOf(SOUND, Math.min(length, SOUND.length)));
    }

    private static void requireAnswer(byte[] pdf) {
        try {
            assertThat(EmbeddedInvoice.in(InvoicePdf.content(pdf))).isNotNull();
        } catch (UnusableInvoice refused) {
            assertThat(refused.field()).isEmpty();
        }
    }

    private static void assertRefused(byte[] pdf, String... texts) {
        UnusableInvoice refused =
                catchThrowableOfType(UnusableInvoice.class, () -> EmbeddedInvoice.in(InvoicePdf.content(pdf)));

        assertThat(refused).isNotNull();
        assertThat(refused.text()).isIn((Object[]) texts);
    }
}
