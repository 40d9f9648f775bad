package org.briefsiegel.testkit.conformance;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.opentest4j.AssertionFailedError;

/**
 * What can be read on a printed sheet.
 *
 * @param text without white space: lines break where there is room
 */
record SheetText(String text, boolean isA4) {

    private static final float TOLERANCE = 2;

    static SheetText of(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDRectangle paper = document.getPage(0).getMediaBox();
            return new SheetText(
                    squeezed(new PDFTextStripper().getText(document)),
                    isAbout(paper.getWidth(), PDRectangle.A4.getWidth())
                            && isAbout(paper.getHeight(), PDRectangle.A4.getHeight()));
        } catch (IOException | IndexOutOfBoundsException noSheet) {
            throw new AssertionFailedError(
                    "print makes no PDF with a page that can be opened: " + noSheet.getMessage(), noSheet);
        }
    }

    private static boolean isAbout(float points, float wanted) {
        return Math.abs(points - wanted) < TOLERANCE;
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    boolean has(String words) {
        return text.contains(squeezed(words));
    }
}
