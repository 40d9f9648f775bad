package org.briefsiegel.document.einvoice;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.COSParser;

/**
 * The objects of a PDF, each read when it is asked for. As strict as PDF/A wants it: no repair, no encryption, and no compression but
 * that of PDF/A's structure (Flate). What PDFBox decompresses at once into memory is measured before.
 */
final class PdfStructure extends COSParser {

    /** Of a row of numbers that is compressed by its differences from the row before (ISO 32000-1, 7.4.4.4). */
    private static final int MOST_COLUMNS = 4096;

    private static final int MOST_COLORS = 32;
    private static final int MOST_BITS = 16;

    /** Of an entry of a cross-reference stream (7.5.8.2): less than 3 bytes can name no place. */
    private static final int SHORTEST_ENTRY = 3;

    private static final int LONGEST_ENTRY = 20;

    private final Budget budget;
    private final Map<COSStream, byte[]> plains = new IdentityHashMap<>();
    private boolean encrypted;
    private boolean broken;

    PdfStructure(RandomAccessRead file, Budget budget) throws IOException {
        super(file);
        this.budget = budget;
        setLenient(false);
    }

    /** The root of all objects; empty of entries where there is none. */
    COSDictionary catalog() throws IOException {
        COSDictionary trailer = retrieveTrailer();
        initialParseDone = true;
        COSDictionary root = trailer == null ? null : trailer.getCOSDictionary(COSName.ROOT);
        return root == null ? new COSDictionary() : root;
    }

    boolean isEncrypted() {
        return encrypted;
    }

    /** Whether an object that was asked for couldn't be read. */
    boolean isBroken() {
        return broken;
    }

    /** PDFBox takes what can't be read for missing, and writes a log about it. */
    @Override
    public COSBase dereferenceCOSObject(COSObject object) throws IOException {
        try {
            return super.dereferenceCOSObject(object);
        } catch (IOException unreadable) {
            broken = true;
            return COSNull.NULL;
        }
    }

    @Override
    protected void prepareDecryption() throws IOException {
        if (document.getTrailer().containsKey(COSName.ENCRYPT)) {
            encrypted = true;
            throw new IOException("encrypted");
        }
    }

    @Override
    protected COSBase parseDirObject() throws IOException {
        budget.objects(1);
        return super.parseDirObject();
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        requireModestRows(dictionary);
        COSArray widths = dictionary.getCOSArray(COSName.W);
        int entry = widths == null ? 0 : entryBytes(widths);
        COSStream stream = super.parseCOSStream(dictionary);
        byte[] plain = measured(stream);
        if (widths != null) {
            budget.objects(plain.length / entry);
        }
        plains.put(stream, plain);
        return stream;
    }

    /** How long an entry of a cross-reference stream is. */
    private static int entryBytes(COSArray widths) throws IOException {
        int sum = 0;
        for (int i = 0; i < widths.size() && sum <= LONGEST_ENTRY; i++) {
            int width = widths.getInt(i);
            sum += width < 0 || width > LONGEST_ENTRY ? LONGEST_ENTRY + 1 : width;
        }
        if (sum < SHORTEST_ENTRY || sum > LONGEST_ENTRY) {
            throw new IOException("entries that can't be");
        }
        return sum;
    }

    private static void requireModestRows(COSDictionary dictionary) throws IOException {
        COSBase parameters = dictionary.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP);
        if (parameters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                requireModestRow(array.getObject(i));
            }
        } else {
            requireModestRow(parameters);
        }
    }

    private static void requireModestRow(COSBase parameters) throws IOException {
        if (parameters instanceof COSDictionary row) {
            requireWithin(MOST_COLUMNS, row.getInt(COSName.COLUMNS, 1));
            requireWithin(MOST_COLORS, row.getInt(COSName.COLORS, 1));
            requireWithin(MOST_BITS, row.getInt(COSName.BITS_PER_COMPONENT, 8));
        }
    }

    private static void requireWithin(int most, int number) throws IOException {
        if (number < 1 || number > most) {
            throw new IOException("a row that can't be");
        }
    }

    /** What a stream of this file holds, decompressed. */
    byte[] plain(COSStream stream) {
        return plains.get(stream);
    }

    private byte[] measured(COSStream stream) throws IOException {
        try (InputStream raw = stream.createRawInputStream()) {
            return budget.plain(isCompressed(stream) ? new InflaterInputStream(raw) : raw);
        }
    }

    private static boolean isCompressed(COSStream stream) throws IOException {
        COSBase filters = stream.getFilters();
        COSBase only = filters instanceof COSArray array && array.size() == 1 ? array.getObject(0) : filters;
        if (only == null || only instanceof COSArray none && none.size() == 0) {
            return false;
        }
        if (COSName.FLATE_DECODE.equals(only) || COSName.FLATE_DECODE_ABBREVIATION.equals(only)) {
            return true;
        }
        throw new IOException("compressed in another way");
    }
}
