package org.briefsiegel.platform.paper;

import static java.lang.Character.UnicodeScript.ARABIC;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperTest {

    private final Paper paper = new Paper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe, Übermaß, weiß – „ja“ € •••",
                "Şükrü Ђорђе",
                "Iğdır, Çiğdem",
                "Željko Đurđević, Ćiro Čačić",
                "Юлия Љубица Џон",
                "Müller & Söhne <x>"
            })
    void wordsCanBeReadBack(String words) {
        assertThat(text(print("<p>" + escaped(words) + "</p><p><b>" + escaped(words) + "</b></p>")))
                .isEqualToIgnoringNewLines(words + words);
    }

    @Test
    void lettersThatComeInPiecesAreComposed() {
        assertThat(text(print("<p>Ru\u0308ckruf</p>"))).contains("Rückruf");
    }

    @Test
    void aPictureIsPrintedThatIsHandedOverAndNoOther() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        Map<String, byte[]> pictures = Map.of("here", png.toByteArray());

        byte[] with = print("<p><img src='picture:here' alt='x'/></p>", pictures);
        byte[] without = print("<p><img src='picture:elsewhere' alt='x'/></p>", pictures);

        assertThat(images(with)).isEqualTo(1);
        assertThat(images(without)).isZero();
    }

    private static long images(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDResources resources = document.getPage(0).getResources();
            return StreamSupport.stream(resources.getXObjectNames().spliterator(), false)
                    .filter(resources::isImageXObject)
                    .count();
        }
    }

    @Test
    void aNameThatBeginsWithAnAccentIsPrinted() {
        assertThat(text(print("<p>\u0338x</p>"))).contains("x");
    }

    @Test
    void whatXmlHasNoPlaceForIsPrintedAsUnknown() {
        assertThat(text(print("<p>a\u0000b\u0008c\ud800d</p>"))).contains("a□b□c□d");
    }

    @Test
    void whatTheTypefaceLacksIsPrintedAsUnknown() {
        assertThat(text(print("<p>A \ud80c\udc00 B</p>"))).contains("A □ B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"王小明", "田中さくら", "김민수", "Νίκος", "สมชาย", "יעל כהן", "محمد أحمد", "Dr. محمد أحمد, Wien"})
    void namesOfOtherScriptsArePrinted(String name) {
        String printed = text(print("<p>" + name + "</p><p><b>" + name + "</b></p>"));

        assertThat(printed).doesNotContain("□");
        assertThat(letters(printed)).isEqualTo(letters(name + name));
    }

    /** Which they are, in whatever order and shape: PDF keeps those as they are seen. */
    private static List<Integer> letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetter)
                .sorted()
                .boxed()
                .toList();
    }

    /** The first letter of an Arabic name is the rightmost, and in the shape that it has at the beginning of a word. */
    @Test
    void arabicIsJoinedAndStandsFromRightToLeft() throws IOException {
        List<TextPosition> seen = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition position) {
                seen.add(position);
            }
        };
        try (PDDocument pdf = Loader.loadPDF(print("<p>محمد</p>"))) {
            stripper.setEndPage(1);
            stripper.getText(pdf);
        }
        List<TextPosition> word = seen.stream()
                .filter(position ->
                        Character.UnicodeScript.of(position.getUnicode().codePointAt(0)) == ARABIC)
                .sorted(comparing(TextPosition::getX).reversed())
                .toList();

        assertThat(word.stream()
                        .map(TextPosition::getUnicode)
                        .map(letter -> Normalizer.normalize(letter, Normalizer.Form.NFKC)))
                .containsExactly("م", "ح", "م", "د");
        assertThat(word.get(0).getCharacterCodes()).isNotEqualTo(word.get(2).getCharacterCodes());
    }

    @Test
    void isTaggedAndSaysTitleAndLanguage() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print("<h1>Kopf</h1>"))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Größe");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de-AT");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(new String(
                            pdf.getDocumentCatalog()
                                    .getMetadata()
                                    .exportXMPMetadata()
                                    .readAllBytes(),
                            StandardCharsets.UTF_8))
                    .contains("pdfuaid");
        }
    }

    @Test
    void itsTypefaceIsInside() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print("<p>a <b>b</b></p><ul><li>c</li></ul>"))) {
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("LiberationSans");
                }
            }
        }
    }

    @Test
    void pagesAreNumbered() throws IOException {
        String lines =
                IntStream.range(0, 90).mapToObj(n -> "<p>Zeile " + n + "</p>").collect(Collectors.joining());
        List<String> pages = pages(print(lines));
        assertThat(pages).hasSize(3);
        for (int page = 1; page <= 3; page++) {
            assertThat(pages.get(page - 1)).contains("Seite " + page + " von 3");
        }
    }

    @Test
    void nothingIsFetched(@TempDir Path folder) throws IOException {
        Path css = Files.writeString(folder.resolve("file.css"), "p:before { content: 'FETCHED' }");
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] style = "p:before { content: 'FETCHED' }".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, style.length);
            exchange.getResponseBody().write(style);
            exchange.close();
        });
        server.start();
        try {
            String http = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            for (String address : List.of(http, css.toUri().toString())) {
                byte[] pdf = paper.print("<html lang='de'><head><title>t</title>"
                        + "<link rel='stylesheet' type='text/css' href='" + address + "'/>"
                        + "<style>@import url('" + address + "'); @font-face { font-family: f; src: url('" + address
                        + "') } body { font-family: 'Liberation Sans'; background: url('" + address + "') }"
                        + " p { list-style-image: url('" + address + "') } i:before { content: url('" + address
                        + "') }</style></head><body><p style='font-family: f'>rest</p><i>i</i><img alt='Bild' src='"
                        + address + "'/><object data='" + address + "' type='image/svg+xml'/><iframe src='" + address
                        + "'/></body></html>");
                assertThat(text(pdf)).contains("rest").doesNotContain("FETCHED");
            }
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void entitiesAreRefused(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        for (String type : List.of(
                "<!DOCTYPE html>",
                "<!DOCTYPE html SYSTEM '" + secret.toUri() + "'>",
                "<!DOCTYPE html [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> paper.print(type + "<html lang='de'><head><title>t</title></head></html>"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> print("&nbsp;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html",
                "<p lang='de'>t</p>",
                "<html><head><title>t</title></head></html>",
                "<html lang='de'><head><title> </title></head></html>",
                "<html lang='de'><body/></html>"
            })
    void whatIsNoPageIsRefused(String page) {
        assertThatIllegalArgumentException().isThrownBy(() -> paper.print(page));
    }

    @Test
    void threadsPrintAtTheSameTime() {
        List<String> printed = IntStream.range(0, 24)
                .parallel()
                .mapToObj(n -> text(print("<p>Nummer " + n + ".</p>")))
                .toList();
        for (int n = 0; n < printed.size(); n++) {
            assertThat(printed.get(n)).contains("Nummer " + n + ".");
        }
    }

    private byte[] print(String body) {
        return print(body, Map.of());
    }

    private byte[] print(String body, Map<String, byte[]> pictures) {
        return paper.print(
                "<html xmlns='http://www.w3.org/1999/xhtml' lang='de-AT'><head><title>Größe</title><style>"
                        + "@page { size: A4; margin: 2cm; @bottom-right { font: 9pt 'Liberation Sans';"
                        + " content: 'Seite ' counter(page) ' von ' counter(pages) } }"
                        + "p { height: 20px; margin: 0 0 10px } </style></head><body>" + body + "</body></html>",
                pictures);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String text(byte[] pdf) {
        return String.join("\n", pages(pdf))
                .replaceAll("Seite \\d+ von \\d+", "")
                .strip();
    }

    private static List<String> pages(byte[] bytes) {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return IntStream.rangeClosed(1, pdf.getNumberOfPages())
                    .mapToObj(page -> page(pdf, page))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(PDDocument pdf, int number) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        try {
            return stripper.getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
