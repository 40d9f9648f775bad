package org.briefsiegel.itests.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads QR codes by Debian's zbar, as a phone would. */
final class QrReader {

    private static final int DPI = 150;

    private final Server server;

    QrReader(Server server) {
        this.server = server;
    }

    /** What the one code in a picture says. */
    String inPicture(Path picture) throws Exception {
        return server.run(
                        List.of(
                                "zbarimg",
                                "--quiet",
                                "--nodbus",
                                "--raw",
                                "-Sdisable",
                                "-Sqrcode.enable",
                                picture.toAbsolutePath().toString()),
                        Map.of())
                .strip();
    }

    /** What the one code on the first page says, as it is printed. */
    String onPaper(byte[] pdf, String name) throws Exception {
        Path picture = Files.createDirectories(Path.of("target/screenshots")).resolve(name + ".png");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            if (!ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, DPI), "png", picture.toFile())) {
                throw new IOException("no PNG of " + name);
            }
        }
        return inPicture(picture);
    }
}
