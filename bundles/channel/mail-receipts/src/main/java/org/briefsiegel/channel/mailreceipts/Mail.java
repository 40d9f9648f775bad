package org.briefsiegel.channel.mailreceipts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * A mail, as much of it as a delivery status takes: its header, and the beginning of each part in their order. What is broken in
 * it, or cut off, ends what is read, and the rest counts.
 *
 * @param parts as they are, one after the other, however they are nested; a mail that was put into this one is one of them
 */
record Mail(Fields header, List<Part> parts) {

    /** A delivery status has three parts, and may be wrapped by whoever passes it on. */
    private static final int MOST_PARTS = 40;

    private static final int DEEPEST = 8;
    private static final int LONGEST_PART = 64 * 1024;

    private static final MimeConfig ANY_LENGTH = new MimeConfig.Builder()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .build();

    private static final Set<String> RETURNED = Set.of(
            "message/rfc822",
            "message/global",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global-headers");

    private static final Pattern MAILER =
            Pattern.compile("(?:^|[<\\s\"])(?:mailer-?daemon|post-?master|mail-?daemon|mdaemon|mail-?delivery"
                    + "|microsoftexchange[0-9a-f]{32})(?:[@>\\s\"]|$)");

    /**
     * @param type in lower case: {@code text/plain}
     * @param text its letters in ISO-8859-1, whatever they are: all that is looked for is ASCII
     */
    record Part(String type, String text) {

        boolean isStatus() {
            return type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
        }

        /** Whether this is the mail that came back, or its header. */
        boolean isReturned() {
            return RETURNED.contains(type);
        }

        boolean isText() {
            return type.startsWith("text/") && !isReturned();
        }
    }

    static Mail read(byte[] bytes) {
        Fields header = new Fields();
        List<Part> parts = new ArrayList<>();
        MimeTokenStream tokens = new MimeTokenStream(ANY_LENGTH);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(bytes));
        int depth = 0;
        try {
            for (EntityState state = tokens.getState();
                    state != EntityState.T_END_OF_STREAM && depth <= DEEPEST && parts.size() < MOST_PARTS;
                    state = tokens.next()) {
                switch (state) {
                    case T_FIELD -> {
                        if (depth == 0) {
                            header.add(
                                    tokens.getField().getName(),
                                    tokens.getField().getBody());
                        }
                    }
                    case T_START_MULTIPART -> depth++;
                    case T_END_MULTIPART -> depth--;
                    case T_PREAMBLE -> parts.add(new Part("text/plain", text(tokens.getInputStream())));
                    case T_BODY ->
                        parts.add(new Part(
                                tokens.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT),
                                text(tokens.getDecodedInputStream())));
                    default -> {}
                }
            }
        } catch (MimeException | IOException broken) {
            return new Mail(header, parts); // what stands before counts
        }
        return new Mail(header, parts);
    }

    /** Without the zeros of UTF-16. */
    private static String text(InputStream in) throws IOException {
        return new String(in.readNBytes(LONGEST_PART), StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    Stream<Part> statuses() {
        return parts.stream().filter(Part::isStatus);
    }

    /** The headers of the mails that came back in this one. */
    Stream<Fields> returned() {
        return parts.stream()
                .filter(Part::isReturned)
                .flatMap(part -> Fields.groups(part.text().stripLeading(), 1).stream());
    }

    /** What people are meant to read. */
    String text() {
        return parts.stream()
                .filter(Part::isText)
                .map(part ->
                        part.type().equals("text/html") ? part.text().replaceAll("<[^<>]{0,500}>", " ") : part.text())
                .collect(Collectors.joining("\n"));
    }

    boolean isReport() {
        return contentType(header).startsWith("multipart/report");
    }

    /** Whether it is a report of this kind, also where one has lost what says so (RFC 6522). */
    boolean isReportOf(String kind) {
        return isReport() && contentType(header).contains(kind)
                || parts.stream().anyMatch(part -> part.type().equals("message/" + kind));
    }

    /** Whether a mail with this header was written by what delivers mail. */
    static boolean isByMailer(Fields header) {
        return header.first("from").map(Mail::isMailer).orElse(false);
    }

    /** RFC 5321, 4.5.5: nobody is told that it didn't arrive. Delivery statuses have this, and holiday answers too. */
    static boolean hasNoSender(Fields header) {
        return header.first("return-path").filter(path -> path.equals("<>")).isPresent();
    }

    /** Whether a mail with this header is a report on another, or what a mailer wrote about one. */
    static boolean isBounce(Fields header) {
        return isByMailer(header) || contentType(header).startsWith("multipart/report");
    }

    private static boolean isMailer(String from) {
        return MAILER.matcher(from.toLowerCase(Locale.ROOT)).find();
    }

    private static String contentType(Fields header) {
        return header.first("content-type").orElse("").toLowerCase(Locale.ROOT);
    }
}
