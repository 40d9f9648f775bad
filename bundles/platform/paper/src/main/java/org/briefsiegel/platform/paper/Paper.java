package org.briefsiegel.platform.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.w3c.dom.Document;

/**
 * Prints a page of XHTML and CSS 2.1 as PDF: tagged for screen readers (PDF/UA-1), with its typeface inside.
 *
 * <p>There is one typeface, {@value #TYPEFACE}, regular and bold: Latin, Greek and Cyrillic. What it has no sign for is
 * printed as {@value #NO_SIGN}.
 *
 * <p>Security guarantees: printing opens no connection and no file. Whatever a page refers to by an address, images and style
 * sheets among it, is left out; a page with a document type is refused, so that there are no entities to be followed.
 *
 * <p>Usable from any thread; doesn't block. The whole document is in memory while it is printed: some 10 MB for a page or two,
 * and about as much again for every 10 pages more. The PDF takes 20 to 40 KB, and 3 KB for every page more.
 */
public final class Paper {

    /** The family that pages name in their style; it is taken where they name none, too. */
    public static final String TYPEFACE = "Liberation Sans";

    static final String NO_SIGN = "\u25a1";

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private static final Set<FSFontUseCase> USES = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_PRE);

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
        Document page = Xhtml.parse(xhtml);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder printer = new PdfRendererBuilder()
                .withW3cDocument(page, "")
                .useUriResolver((base, address) -> null)
                .useExternalResourceAccessControl(
                        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .usePdfUaAccessibility(true)
                .useReplacementText(NO_SIGN)
                .withProducer("Briefsiegel")
                .useFont(() -> face("Regular"), TYPEFACE, REGULAR, FontStyle.NORMAL, true, USES)
                .useFont(() -> face("Bold"), TYPEFACE, BOLD, FontStyle.NORMAL, true, USES)
                .toStream(pdf);
        try {
            printer.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream face(String name) {
        return Paper.class.getResourceAsStream("/liberation/LiberationSans-" + name + ".ttf");
    }
}
