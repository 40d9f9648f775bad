package org.briefsiegel.testkit.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.channel.api.PrintedChannel;
import org.osgi.service.component.annotations.Component;

/** A channel that prints, as plain as may be; and some that break a rule each. */
@Component(service = Channel.class)
@ChannelId("leaflet")
class Leaflet implements PrintedChannel {

    static ChannelSample sample(Channel channel) {
        return ChannelSample.of(channel).accepts("Frau Huber", " Frau Huber ").refuses(" ");
    }

    @Override
    public byte[] print(AccessSheet sheet) {
        return pdf(PDRectangle.A4, lines(sheet));
    }

    List<String> lines(AccessSheet sheet) {
        return Stream.concat(
                        Stream.of(sheet.letterhead().name(), sheet.recipient(), sheet.link(), sheet.code()),
                        sheet.guidance().stream().map(AccessSheet.Guidance::needed))
                .toList();
    }

    static byte[] pdf(PDRectangle paper, List<String> lines) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(paper);
            document.addPage(page);
            try (PDPageContentStream pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(FontName.HELVETICA), 10);
                pen.newLineAtOffset(20, 500);
                for (String line : lines) {
                    pen.showText(line);
                    pen.newLineAtOffset(0, -20);
                }
                pen.endText();
            }
            document.save(pdf);
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> refusal(String name, Locale locale) {
        boolean wrong = name.isBlank() || name.codePoints().anyMatch(Character::isISOControl);
        boolean english = locale.getLanguage().equals("en");
        return wrong ? Optional.of(english ? "Who hands it out?" : "Wer gibt es aus?") : Optional.empty();
    }

    @Override
    public String normalize(String name) {
        return name.strip();
    }

    @Override
    public int parts(String text) {
        return 1;
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(1);
    }

    @Component(service = Channel.class)
    @ChannelId("leaflet")
    static class NoPdf extends Leaflet {
        @Override
        public byte[] print(AccessSheet sheet) {
            return String.join("\n", lines(sheet)).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Component(service = Channel.class)
    @ChannelId("leaflet")
    static class OtherPaper extends Leaflet {
        @Override
        public byte[] print(AccessSheet sheet) {
            return pdf(PDRectangle.LETTER, lines(sheet));
        }
    }

    @Component(service = Channel.class)
    @ChannelId("leaflet")
    static class WithoutCode extends Leaflet {
        @Override
        List<String> lines(AccessSheet sheet) {
            return super.lines(sheet).stream()
                    .filter(line -> !line.equals(sheet.code()))
                    .toList();
        }
    }

    @Component(service = Channel.class)
    @ChannelId("leaflet")
    static class OneLanguage extends Leaflet {
        @Override
        List<String> lines(AccessSheet sheet) {
            return super.lines(sheet).subList(0, 5);
        }
    }

    @Component(service = Channel.class)
    @ChannelId("leaflet")
    static class ReadsMarkup extends Leaflet {
        @Override
        List<String> lines(AccessSheet sheet) {
            return super.lines(sheet).stream()
                    .map(line -> line.replaceAll("<[^>]*>", ""))
                    .toList();
        }
    }
}
