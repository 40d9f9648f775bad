package org.briefsiegel.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.briefsiegel.demo.inbox.Inbox.Text;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final String EVIL = "<script>alert('\"x\"')</script>";

    private final Inbox inbox = new Inbox(Clock.systemUTC());

    @Test
    void theNewestComesFirstAndTheOldestGoes() {
        for (int i = 0; i < 501; i++) {
            inbox.add(mail("m" + i, "text", List.of()));
            inbox.add(new Text("t" + i, "+43", "Ordination", "text", 0, Instant.EPOCH));
        }

        assertThat(inbox.mails()).hasSize(500).first().extracting(Mail::id).isEqualTo("m500");
        assertThat(inbox.texts()).hasSize(500).last().extracting(Text::id).isEqualTo("t1");
    }

    @Test
    void largeFilesPushOldMailsOut() {
        Attachment file = new Attachment("a", "application/pdf", 20_000_000, "", Optional.of(new byte[20_000_000]));
        for (int i = 0; i < 5; i++) {
            inbox.add(mail("m" + i, "", List.of(file)));
        }

        assertThat(inbox.mails()).extracting(Mail::id).containsExactly("m4", "m3", "m2");
    }

    @Test
    void thePageShowsWhatArrivedAndRunsNothing() {
        inbox.add(mail("m", EVIL + " https://localhost/d/abc?x=1&y=2", List.of()));
        inbox.add(new Text("t", "+43", EVIL, "123456 ist Ihr Code", 0, Instant.EPOCH));

        String page = InboxPage.of(inbox.mails(), inbox.texts());

        assertThat(page)
                .contains("&lt;script&gt;", "123456 ist Ihr Code")
                .contains("<a href=\"https://localhost/d/abc?x=1&amp;y=2\">")
                .contains("src=\"/demo/mails/m/html\"", "sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .doesNotContain("<script");
    }

    @Test
    void programsReadTheSame() {
        Attachment kept = new Attachment("Befund.pdf", "application/pdf", 1, "ab", Optional.of(new byte[1]));
        Attachment large = new Attachment("Bilder.zip", "application/zip", 30_000_000, "cd", Optional.empty());
        inbox.add(mail("m", "text", List.of(kept, large)));
        inbox.add(new Text("t", "+436641234567", "Ordination", "Größe", 8, Instant.EPOCH));

        JsonNode all = InboxJson.of(inbox.mails(), inbox.texts());

        JsonNode mail = all.at("/mails/0");
        assertThat(mail.get("to").asText()).isEqualTo("maria@example.org");
        assertThat(mail.get("headers").get(0).asText()).isEqualTo("Message-ID: <m@example.org>");
        assertThat(mail.at("/attachments/0/url").asText()).isEqualTo("/demo/attachments/m/0");
        assertThat(mail.at("/attachments/1").has("url")).isFalse();
        assertThat(mail.at("/attachments/1/sha256").asText()).isEqualTo("cd");
        assertThat(all.at("/texts/0/text").asText()).isEqualTo("Größe");
        assertThat(all.at("/texts/0/dataCoding").asInt()).isEqualTo(8);
    }

    private static Mail mail(String id, String text, List<Attachment> attachments) {
        return new Mail(
                id,
                "maria@example.org",
                EVIL,
                "",
                EVIL,
                "<" + id + "@example.org>",
                List.of("Message-ID: <" + id + "@example.org>"),
                text,
                EVIL,
                Instant.EPOCH,
                false,
                attachments);
    }
}
