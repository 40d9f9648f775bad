package org.briefsiegel.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoMailServerTest {

    private final Inbox inbox = new Inbox(Clock.systemUTC());
    private final Session session = Session.getInstance(new Properties());
    private DemoServers servers;
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = FreePort.find();
        servers = new DemoServers(inbox, port, FreePort.find());
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
    }

    @Test
    void aPlainMailIsRead() throws Exception {
        MimeMessage mail = mail();
        mail.setText("Grüße\n.\naus Wien", "UTF-8");
        send(mail);

        Mail read = inbox.mails().get(0);
        assertThat(read.to()).isEqualTo("maria@example.org");
        assertThat(read.from()).isEqualTo("Ordination Müller <noreply@example.org>");
        assertThat(read.replyTo()).isEqualTo("praxis@example.org");
        assertThat(read.subject()).isEqualTo("Eine Nachricht für Sie");
        assertThat(read.text().strip()).isEqualTo("Grüße\r\n.\r\naus Wien");
        assertThat(read.html()).isEmpty();
        assertThat(read.headers()).contains("Message-ID: " + read.messageId(), "Auto-Submitted: auto-generated");
        assertThat(read.again()).isFalse();
    }

    @Test
    void aMailWithHtmlAndFilesIsTakenApart() throws Exception {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Größe", "ISO-8859-1");
        MimeBodyPart html = new MimeBodyPart();
        html.setText("<p>Größe €</p>", "UTF-8", "html");
        MimeBodyPart bodies = new MimeBodyPart();
        bodies.setContent(new MimeMultipart("alternative", text, html));
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "application/pdf")));
        file.setHeader("Content-Disposition", Part.ATTACHMENT + "; filename*=UTF-8''Befund%20M%C3%BCller.pdf");
        MimeMessage mail = mail();
        mail.setHeader("X-Briefsiegel-Again", "true");
        mail.setContent(new MimeMultipart("mixed", bodies, file));
        send(mail);

        Mail read = inbox.mails().get(0);
        assertThat(read.text()).isEqualTo("Größe");
        assertThat(read.html()).isEqualTo("<p>Größe €</p>");
        assertThat(read.again()).isTrue();
        Attachment attachment = read.attachments().get(0);
        assertThat(read.attachments()).hasSize(1);
        assertThat(attachment.fileName()).isEqualTo("Befund Müller.pdf");
        assertThat(attachment.mediaType()).isEqualTo("application/pdf");
        assertThat(attachment.content()).hasValue(bytes);
        assertThat(attachment.size()).isEqualTo(bytes.length);
        assertThat(attachment.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void ofALargeFileOnlySizeAndHashAreKept() throws Exception {
        byte[] bytes = new byte[20_000_001];
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "application/pdf")));
        file.setDisposition(Part.ATTACHMENT);
        file.setHeader("Content-Transfer-Encoding", "base64");
        MimeMessage mail = mail();
        mail.setContent(new MimeMultipart("mixed", file));
        send(mail);

        Attachment attachment = inbox.mails().get(0).attachments().get(0);
        assertThat(attachment.size()).isEqualTo(bytes.length);
        assertThat(attachment.sha256()).hasSize(64);
        assertThat(attachment.content()).isEmpty();
    }

    @Test
    void outagesArePlayedAndEnd() throws Exception {
        MimeMessage mail = mail();
        mail.setText("x");

        servers.playMail(Optional.of("TEMP"));
        assertThat(refusal(mail).getReturnCode()).isEqualTo(451);
        servers.playMail(Optional.of("PERM"));
        assertThat(refusal(mail).getReturnCode()).isEqualTo(550);
        servers.playMail(Optional.of("DOWN"));
        assertThat(catchThrowableOfType(MailConnectException.class, () -> send(mail)))
                .isNotNull();
        assertThat(inbox.mails()).isEmpty();

        servers.playMail(Optional.of("UP"));
        send(mail);
        assertThat(inbox.mails()).hasSize(1);
    }

    private SMTPSendFailedException refusal(MimeMessage mail) {
        return catchThrowableOfType(SMTPSendFailedException.class, () -> send(mail));
    }

    private MimeMessage mail() throws Exception {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("noreply@example.org", "Ordination Müller", "UTF-8"));
        mail.setReplyTo(InternetAddress.parse("praxis@example.org"));
        mail.setRecipient(RecipientType.TO, new InternetAddress("maria@example.org"));
        mail.setSubject("Eine Nachricht für Sie", "UTF-8");
        mail.setHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private void send(MimeMessage mail) throws MessagingException {
        mail.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("localhost", port, null, null);
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }
}
