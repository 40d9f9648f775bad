package org.briefsiegel.transfer.notice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.pages.Templates;

/**
 * What a mail says, which is the same as text and as HTML.
 *
 * @param sender stands above everything
 * @param opening paragraphs
 * @param button what following the link does
 * @param link the one link; empty where there is none
 * @param rest paragraphs after the link
 * @param signature lines below everything
 */
public record MailContent(
        Language language,
        String subject,
        String sender,
        List<String> opening,
        String button,
        String link,
        List<String> rest,
        List<String> signature) {

    private static final Templates TEMPLATES = new Templates(MailContent.class);
    private static final int WIDEST = 78; // RFC 5322, 2.1.1

    /** In lines that every program shows as they are; the link has one for itself, however long it is. */
    String text() {
        Stream<String> follow = link.isEmpty() ? Stream.empty() : Stream.of(wrapped(button + ":") + "\n" + link);
        return Stream.of(
                                Stream.of(wrapped(sender)),
                                opening.stream().map(MailContent::wrapped),
                                follow,
                                rest.stream().map(MailContent::wrapped),
                                Stream.of(signature.stream()
                                        .map(MailContent::wrapped)
                                        .collect(Collectors.joining("\n"))))
                        .flatMap(paragraphs -> paragraphs)
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    /** In one column for narrow and wide screens, light and dark, without anything that a program would have to load. */
    String html() {
        byte[] page = TEMPLATES.draw(
                "notice-mail.ftlh",
                Map.of(
                        "language", language.code(),
                        "direction", language.isRightToLeft() ? "rtl" : "ltr",
                        "subject", subject,
                        "sender", sender,
                        "opening", opening,
                        "button", button,
                        "link", link,
                        "rest", rest,
                        "signature", signature));
        return new String(page, StandardCharsets.UTF_8);
    }

    private static String wrapped(String paragraph) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : paragraph.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (longer.length() > WIDEST && !line.isEmpty()) {
                lines.add(line);
                longer = word;
            }
            while (longer.length() > WIDEST) {
                int end = Character.isHighSurrogate(longer.charAt(WIDEST - 1)) ? WIDEST - 1 : WIDEST;
                lines.add(longer.substring(0, end));
                longer = longer.substring(end);
            }
            line = longer;
        }
        lines.add(line);
        return String.join("\n", lines);
    }
}
