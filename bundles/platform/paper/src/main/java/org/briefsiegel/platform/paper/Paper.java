package org.briefsiegel.platform.paper;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceType;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;

/**
 * Prints a page of XHTML and CSS 2.1 as PDF: tagged for screen readers (PDF/UA-1), with its typefaces inside.
 *
 * <p>The typeface is {@value #TYPEFACE}, regular and bold: Latin, Greek and Cyrillic. What it has no sign for is taken from
 * Noto Sans, which has Arabic, Hebrew and the alphabets of South Asia among others, and then from Droid Sans Fallback, which has
 * Chinese, Japanese and Korean; what none has is printed as {@value #NO_SIGN}. Arabic letters are joined, and what is written
 * from right to left stands so; alphabets whose letters change places, such as Devanagari, are printed letter by letter.
 *
 * <p>Security guarantees: printing opens no connection and no file. Whatever a page refers to by an address, images and style
 * sheets among it, is left out, but for pictures that are handed over with it; a page with a document type is refused, so that there are no entities to be followed.
 *
 * <p>Usable from any thread; waits for nothing. The whole document is in memory while it is printed: about 20 MB for up to
 * ten pages, more than 100 MB for eighty, so whoever prints long ones limits how many at a time. A PDF has some 20 KB for the
 * typeface and 10 to 30 KB for each page.
 */
public final class Paper {

    /** The family that pages name in their style; it is taken where they name none, too. */
    public static final String TYPEFACE = "Liberation Sans";

    static final String NO_SIGN = "\u25a1";

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** For pages that name no typeface, and for what the ones they name have no sign for. */
    private static final Set<FSFontUseCase> OTHERWISE = EnumSet.of(FSFontUseCase.FALLBACK_PRE);

    /** For what no other has a sign for; they are read when that occurs, and then asked in this order. */
    private static final Set<FSFontUseCase> IN_THE_END = EnumSet.of(FSFontUseCase.FALLBACK_FINAL);

    static {
        // what it says about a page quotes the page
        XRLog.setLoggingEnabled(false);
    }

    /**
     * A PDF of a page.
     *
     * @param xhtml well-formed, in no or in XHTML's namespace, without a document type; {@code html} says the language
     *     ({@code lang}), and {@code title} the title
     * @throws IllegalArgumentException when the page isn't that
     */
    public byte[] print(String xhtml) {
        return print(xhtml, Map.of());
    }

    /**
     * A PDF of a page with pictures.
     *
     * @param pictures PNG or JPEG by name: {@code <img src="picture:name" alt="…"/>}
     * @throws IllegalArgumentException as above
     */
    public byte[] print(String xhtml, Map<String, byte[]> pictures) {
        Document page = Xhtml.parse(xhtml);
        Pictures named = new Pictures(pictures);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            new PdfRendererBuilder()
                    .withW3cDocument(page, "")
                    .useUriResolver((base, address) -> named.contains(address) ? address : null)
                    .useExternalResourceAccessControl(
                            (address, type) -> type == ExternalResourceType.IMAGE_RASTER && named.contains(address),
                            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useProtocolsStreamImplementation(named::open, Pictures.SCHEME)
                    .usePdfUaAccessibility(true)
                    .useReplacementText(NO_SIGN)
                    .withProducer("Briefsiegel")
                    .usePDDocument(document)
                    .useFont(font("Regular", document), TYPEFACE, REGULAR, FontStyle.NORMAL, true)
                    .useFont(font("Bold", document), TYPEFACE, BOLD, FontStyle.NORMAL, true)
                    .useFont(() -> face("Regular"), TYPEFACE, REGULAR, FontStyle.NORMAL, true, OTHERWISE)
                    .useFont(() -> noto("Regular"), "Noto Sans", REGULAR, FontStyle.NORMAL, true, IN_THE_END)
                    .useFont(() -> noto("Bold"), "Noto Sans", BOLD, FontStyle.NORMAL, true, IN_THE_END)
                    .useFont(Paper::droid, "Droid Sans Fallback", REGULAR, FontStyle.NORMAL, true, IN_THE_END)
                    .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                    .useUnicodeBidiReorderer(new ICUBidiReorderer())
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** Without ligatures: PDFBox looks for them at twice the cost of all the rest, and they spoil what is searched for. */
    private static PDFontSupplier font(String face, PDDocument document) throws IOException {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(face(face)));
        font.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(document, font, true));
    }

    private static InputStream face(String name) {
        return Paper.class.getResourceAsStream("/liberation/LiberationSans-" + name + ".ttf");
    }

    private static InputStream noto(String name) {
        return Paper.class.getResourceAsStream("/fonts/sans/NotoSansMerged-" + name + ".ttf");
    }

    private static InputStream droid() {
        return Paper.class.getResourceAsStream("/droid/DroidSansFallback.ttf");
    }
}
