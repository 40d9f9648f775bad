package org.briefsiegel.channel.sheet;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.AccessSheet.Guidance;
import org.briefsiegel.channel.api.AccessSheet.Letterhead;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.Templates;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.paper.Paper;

/** Draws the sheet and prints it. Usable from any thread. */
final class SheetPrinter {

    private static final String OUR_COLOUR = "#1f4e5f";

    private final Templates templates = new Templates(SheetPrinter.class);
    private final Paper paper = new Paper();

    byte[] print(AccessSheet sheet) {
        Map<String, byte[]> pictures = new HashMap<>();
        pictures.put("qr", QrPicture.of(sheet.link()));
        if (sheet.letterhead().logo().length > 0) {
            pictures.put("logo", sheet.letterhead().logo());
        }
        byte[] page = templates.draw("sheet.ftlh", model(sheet));
        return paper.print(new String(page, StandardCharsets.UTF_8), pictures);
    }

    private static Map<String, Object> model(AccessSheet sheet) {
        Letterhead head = sheet.letterhead();
        List<Section> sections = sheet.guidance().stream()
                .map(guidance -> section(guidance, sheet))
                .toList();
        return Map.of(
                "name", head.name(),
                "reach",
                        Stream.of(head.address(), head.phone())
                                .filter(line -> !line.isBlank())
                                .collect(Collectors.joining(" · ")),
                "colour", head.colour().orElse(OUR_COLOUR),
                "logo", head.logo().length > 0,
                "link", sheet.link(),
                "code", sheet.code(),
                "recipient", sheet.recipient(),
                "sections", sections);
    }

    private static Section section(Guidance guidance, AccessSheet sheet) {
        Language language = Languages.OF_RECIPIENTS.of(guidance.language()).orElse(Language.GERMAN);
        Texts texts = texts(guidance, sheet.zone());
        return new Section(
                texts.language(),
                language.isRightToLeft() ? "rtl" : "ltr",
                texts,
                guidance.needed(),
                texts.moment(sheet.until()));
    }

    private static Texts texts(Guidance guidance, ZoneId zone) {
        return new Texts(SheetPrinter.class, guidance.language(), zone);
    }

    /** What is said in one language; public for the template. */
    public record Section(String language, String direction, Texts t, String needed, String until) {}
}
