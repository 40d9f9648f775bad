package org.briefsiegel.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.activation.CommandInfo;
import jakarta.activation.CommandMap;
import jakarta.activation.DataContentHandler;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Message.Attachment;
import org.briefsiegel.channel.api.Message.Sender;
import org.junit.jupiter.api.Test;

class MimeMailTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");
    private static final String TEXT = "Grüß Gott,\n\nhttps://localhost/d/abc\n";

    @Test
    void itSaysWhoWritesToWhomAndWhen() throws Exception {
        MimeMessage mail = sent(message("m-1", false, "Ordination Dr. Müller", "Für Sie", "<p>ü</p>"));

        assertThat(mail.getFrom())
                .singleElement()
                .hasToString("=?UTF-8?Q?Ordination_Dr=2E_M=C3=BCller?=" + " <noreply@briefsiegel.example>");
        assertThat(mail.getReplyTo()).singleElement().hasToString("ordination@example.org");
        assertThat(mail.getAllRecipients()).singleElement().hasToString("maria@example.org");
        assertThat(mail.getSubject()).isEqualTo("Für Sie");
        assertThat(mail.getSentDate()).isEqualTo(NOW);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Briefsiegel-Again")).isNull();
    }

    @Test
    void anAnswerGoesToThePracticeOnlyWhereItsAddressIsOfMail() throws Exception {
        Message message = new Message(
                "m-1", false, new Sender("Ordination", "loft-7"), "maria@example.org", "Für Sie", TEXT, "", List.of());

        assertThat(mail(message).getHeader("Reply-To")).isNull();
    }

    @Test
    void theMessageIdStaysWhenItIsSentAgain() throws Exception {
        MimeMessage first = sent(message("m-1", false, "Ordination", "Für Sie", ""));
        MimeMessage second = sent(message("m-1", true, "Ordination", "Für Sie", ""));

        assertThat(first.getMessageID()).isEqualTo("<m-1@briefsiegel.example>").isEqualTo(second.getMessageID());
        assertThat(second.getHeader("X-Briefsiegel-Again")).containsExactly("true");
    }

    @Test
    void textAndHtmlAreAlternatives() throws Exception {
        MimeMultipart parts = (MimeMultipart) sent(message("m-1", false, "Ordination", "Für Sie", "<p>Grüß Gott</p>"))
                .getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(String.valueOf(parts.getBodyPart(0).getContent()).replace("\r\n", "\n"))
                .isEqualTo(TEXT);
        assertThat(parts.getBodyPart(1).isMimeType("text/html")).isTrue();
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Grüß Gott</p>");
    }

    /** Filters distrust base64 where it hides what could be read; where little could, the other way is three times as long. */
    @Test
    void textThatIsMostlyAsciiStaysReadable() throws Exception {
        assertThat(encodings("Grüß Gott, zum Öffnen brauchen Sie: Geburtsdatum.", "<p>Grüß Gott</p>"))
                .containsOnly("quoted-printable");
        assertThat(encodings("Добрий день! Повідомлення можна відкрити.", "<p>Добрий день!</p>"))
                .containsOnly("base64");
    }

    @Test
    void aLinkIsNeverTorn() throws Exception {
        String link = "https://" + "briefe.".repeat(9) + "example.org/d/" + "a".repeat(32);

        assertThat(encodings("Grüß Gott\n" + link + "\n", "<p>Grüß Gott</p>\n<a\nhref=\"" + link + "\"\n>öffnen</a>"))
                .containsOnly("base64");
        assertThat(encodings("Grüß Gott " + "x".repeat(80) + "\nhttps://example.org/d/abc\n", "<p>Grüß Gott</p>"))
                .containsOnly("quoted-printable");
    }

    private static List<String> encodings(String text, String html) throws Exception {
        Sender sender = new Sender("Ordination", "ordination@example.org");
        MimeMultipart parts = (MimeMultipart)
                sent(new Message("m-1", false, sender, "maria@example.org", "Für Sie", text, html, List.of()))
                        .getContent();
        return List.of(
                parts.getBodyPart(0).getHeader("Content-Transfer-Encoding")[0],
                parts.getBodyPart(1).getHeader("Content-Transfer-Encoding")[0]);
    }

    @Test
    void withoutHtmlAMailIsPlain() throws Exception {
        assertThat(sent(message("m-1", false, "Ordination", "Für Sie", "")).isMimeType("text/plain"))
                .isTrue();
    }

    @Test
    void aFileTravelsUnderItsOwnNameAndIsReadOnce() throws Exception {
        byte[] content = new byte[100_000];
        Arrays.fill(content, (byte) 0xE4);
        AtomicInteger opened = new AtomicInteger();
        Attachment file = new Attachment("Honorarnote für März.pdf", "application/pdf", content.length, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(content);
        });

        byte[] wire = wire(withFile(file));
        MimeMultipart mixed = (MimeMultipart) new MimeMessage(null, new ByteArrayInputStream(wire)).getContent();
        Part part = mixed.getBodyPart(1);

        assertThat(mixed.getContentType()).startsWith("multipart/mixed");
        assertThat(mixed.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        assertThat(part.getFileName()).isEqualTo("Honorarnote für März.pdf");
        assertThat(part.getContentType()).isEqualTo("application/pdf");
        assertThat(part.getDisposition()).isEqualTo(Part.ATTACHMENT);
        assertThat(part.getInputStream().readAllBytes()).isEqualTo(content);
        assertThat(new String(wire, StandardCharsets.US_ASCII)).contains("filename*=UTF-8''Honorarnote%20f%C3%BCr");
        assertThat(opened).hasValue(1);
    }

    @Test
    void noTextBecomesAHeader() throws Exception {
        String evil = "x\r\nBcc: otto@example.org\r\n\r\nbody";
        Attachment file = new Attachment(evil, "text/plain", 0, () -> new ByteArrayInputStream(new byte[0]));
        Message message = new Message(
                "m-1",
                false,
                new Sender(evil, "ordination@example.org"),
                "maria@example.org",
                evil,
                TEXT,
                "",
                List.of(file));

        String wire = new String(wire(message), StandardCharsets.US_ASCII);

        assertThat(wire.lines().filter(line -> line.startsWith("Bcc"))).isEmpty();
    }

    @Test
    void itIsWrittenByAThreadThatSeesNoneOfTheMailLibrary() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        CommandMap handlers = CommandMap.getDefaultCommandMap();
        CommandMap.setDefaultCommandMap(new NoHandlers());
        try {
            Attachment file =
                    new Attachment("a.pdf", "application/pdf", 1, () -> new ByteArrayInputStream(new byte[] {1}));

            assertThat(new String(wire(withFile(file)), StandardCharsets.US_ASCII))
                    .contains("multipart/mixed", "multipart/alternative", "text/plain", "text/html", "a.pdf");
        } finally {
            CommandMap.setDefaultCommandMap(handlers);
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    void aNoticeKnowsWhetherAllOfItIsWritten() throws Exception {
        MimeMail mail = mail(message("m-1", false, "Ordination", "Für Sie", ""));
        assertThat(mail.isWrittenOut()).isFalse();

        mail.writeTo(new ByteArrayOutputStream());

        assertThat(mail.isWrittenOut()).isTrue();
    }

    private static Message message(String id, boolean again, String practice, String subject, String html) {
        return new Message(
                id,
                again,
                new Sender(practice, "ordination@example.org"),
                "maria@example.org",
                subject,
                TEXT,
                html,
                List.of());
    }

    private static Message withFile(Attachment file) {
        return new Message(
                "m-1",
                false,
                new Sender("Ordination", "ordination@example.org"),
                "maria@example.org",
                "Für Sie",
                TEXT,
                "<p>ü</p>",
                List.of(file));
    }

    private static MimeMail mail(Message message) throws Exception {
        return new MimeMail(message, "noreply@briefsiegel.example", "", NOW);
    }

    private static byte[] wire(Message message) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail(message).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static MimeMessage sent(Message message) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(wire(message)));
    }

    /** What a container's thread finds. */
    private static final class NoHandlers extends CommandMap {

        @Override
        public CommandInfo[] getPreferredCommands(String mimeType) {
            return new CommandInfo[0];
        }

        @Override
        public CommandInfo[] getAllCommands(String mimeType) {
            return new CommandInfo[0];
        }

        @Override
        public CommandInfo getCommand(String mimeType, String name) {
            return null;
        }

        @Override
        public DataContentHandler createDataContentHandler(String mimeType) {
            return null;
        }
    }
}
