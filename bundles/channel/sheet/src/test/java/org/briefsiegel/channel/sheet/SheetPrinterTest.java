package org.briefsiegel.channel.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.AccessSheet.Guidance;
import org.briefsiegel.channel.api.AccessSheet.Letterhead;
import org.briefsiegel.platform.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaves what it prints in {@code target/sheets}, to be looked at. */
class SheetPrinterTest {

    private static final String LINK = "https://briefe.example.org/d/8bg3tdgar4u9rop4el74r0kbs2qf0u8u";

    private final SheetPrinter printer = new SheetPrinter();

    @ParameterizedTest
    @EnumSource
    void oneLeafSaysInTheRecipientsLanguageWhatToDo(Language language) throws IOException {
        byte[] pdf = printer.print(sheet(language.locale(), "", new byte[0]));
        keep(language.code() + ".pdf", pdf);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getLanguage())
                    .isEqualTo(language.locale().stripExtensions().getVariant().isEmpty() ? language.code() : "de");
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains(LINK)
                    .contains("OrdinationDr.Huber")
                    .contains("+4312345678");
        }
    }

    @Test
    void theCodeStandsOnItWhereItIsWanted() throws IOException {
        String without = text(printer.print(sheet(Locale.GERMAN, "", new byte[0])));
        String with = text(printer.print(sheet(Locale.GERMAN, "7KMPX-49TRD", new byte[0])));

        assertThat(without).doesNotContain("Ihr Code");
        assertThat(with).contains("Ihr Code:", "7KMPX-49TRD", "Der Code steht auf diesem Blatt.");
    }

    @Test
    void whatOthersChoseIsTextAndNothingElse() throws IOException {
        AccessSheet sheet = new AccessSheet(
                new Letterhead("<b>Huber</b> & Söhne", "", "", Optional.empty(), new byte[0]),
                "<img src=\"file:///etc/passwd\"/>",
                LINK,
                Instant.parse("2026-12-14T11:00:00Z"),
                ZoneId.of("Europe/Vienna"),
                "<i>1</i>",
                List.of(new Guidance(Locale.GERMAN, "Zum Öffnen brauchen Sie: <u>.")));

        assertThat(text(printer.print(sheet)))
                .contains("<b>Huber</b> & Söhne", "<img src=\"file:///etc/passwd\"/>", "<i>1</i>", "<u>.");
    }

    @Test
    void theLogoIsOnIt() throws IOException {
        BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 20; y++) {
                picture.setRGB(x, y, Color.MAGENTA.getRGB());
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);

        byte[] pdf = printer.print(sheet(Locale.GERMAN, "7KMPX-49TRD", png.toByteArray()));
        keep("logo.pdf", pdf);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            assertThat(colours(page)).contains(Color.MAGENTA.getRGB());
        }
    }

    private static List<Integer> colours(BufferedImage page) {
        return IntStream.range(0, page.getWidth() * page.getHeight())
                .map(at -> page.getRGB(at % page.getWidth(), at / page.getWidth()))
                .distinct()
                .boxed()
                .toList();
    }

    private static AccessSheet sheet(Locale locale, String code, byte[] logo) {
        return new AccessSheet(
                new Letterhead(
                        "Ordination Dr. Huber",
                        "+43 1 2345678",
                        "Hauptplatz 1, 1010 Wien",
                        Optional.of("#7a1f5f"),
                        logo),
                "Maria Muster",
                LINK,
                Instant.parse("2026-12-14T11:00:00Z"),
                ZoneId.of("Europe/Vienna"),
                code,
                List.of(
                        new Guidance(locale, "Zum Öffnen brauchen Sie: das Geburtsdatum."),
                        new Guidance(Locale.ENGLISH, "To open it, you need: the date of birth.")));
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static void keep(String name, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/sheets"));
        Files.write(folder.resolve(name), pdf);
    }
}
