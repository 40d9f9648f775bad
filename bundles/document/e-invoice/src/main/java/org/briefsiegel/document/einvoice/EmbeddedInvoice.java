package org.briefsiegel.document.einvoice;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.briefsiegel.document.api.Content;

/** Finds the invoice's data in a PDF/A-3, where standards put them: a file that is attached to the whole under a fixed name. */
final class EmbeddedInvoice {

    /** ZUGFeRD 1.0; 2.0; 2.1 and later, Factur-X; the profile XRECHNUNG. In whatever case programs write them. */
    private static final Set<String> NAMES = Set.of("zugferd-invoice.xml", "factur-x.xml", "xrechnung.xml");

    private static final COSName ASSOCIATED_FILES = COSName.getPDFName("AF");
    private static final int MOST_NODES = 1000;

    private final Budget budget = new Budget();
    private final Set<COSStream> found = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private EmbeddedInvoice() {}

    /** The XML, as it stands in the file. */
    static byte[] in(Content pdf) throws UnusableInvoice {
        return new EmbeddedInvoice().find(pdf);
    }

    private byte[] find(Content pdf) throws UnusableInvoice {
        ContentPages pages = new ContentPages(pdf, budget);
        PdfStructure structure = null;
        try {
            structure = new PdfStructure(pages, budget);
            COSDictionary catalog = structure.catalog();
            lookAt(catalog.getCOSArray(ASSOCIATED_FILES));
            COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
            if (names != null) {
                lookThrough(names.getCOSDictionary(COSName.EMBEDDED_FILES));
            }
            if (structure.isBroken()) {
                throw new IOException("something on the way to it can't be read");
            }
            requireOne();
            return structure.plain(found.iterator().next());
        } catch (IOException | StackOverflowError broken) {
            throw unreadable(structure);
        } catch (RuntimeException e) { // PDFBox doesn't look at everything before it uses it
            if (pages.isHosts(e)) {
                throw e;
            }
            throw unreadable(structure);
        }
    }

    private UnusableInvoice unreadable(PdfStructure structure) {
        if (structure != null && structure.isEncrypted()) {
            return UnusableInvoice.file("pdf.encrypted");
        }
        return UnusableInvoice.file(budget.isSpent() ? "pdf.tooMuch" : "pdf.broken");
    }

    private void requireOne() throws UnusableInvoice {
        if (found.size() > 1) {
            throw UnusableInvoice.file("xml.several");
        }
        if (found.isEmpty()) {
            throw UnusableInvoice.file("xml.missing");
        }
    }

    /** A name tree (ISO 32000-1, 7.9.6): names and values in turn, or further trees. */
    private void lookThrough(COSDictionary node) throws IOException {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (seen.size() > MOST_NODES) {
            throw new IOException("too many nodes");
        }
        lookAt(node.getCOSArray(COSName.NAMES));
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                lookThrough(kid);
            }
        }
    }

    private void lookAt(COSArray files) throws IOException {
        for (int i = 0; files != null && i < files.size(); i++) {
            if (i > MOST_NODES) {
                throw new IOException("too many files");
            }
            if (files.getObject(i) instanceof COSDictionary file && isInvoice(file)) {
                COSDictionary contents = file.getCOSDictionary(COSName.EF);
                if (contents != null && contents.getDictionaryObject(COSName.UF, COSName.F) instanceof COSStream data) {
                    found.add(data);
                }
            }
        }
    }

    private static boolean isInvoice(COSDictionary file) {
        return isInvoice(file.getString(COSName.UF)) || isInvoice(file.getString(COSName.F));
    }

    private static boolean isInvoice(String name) {
        return name != null && NAMES.contains(name.toLowerCase(Locale.ROOT));
    }
}
