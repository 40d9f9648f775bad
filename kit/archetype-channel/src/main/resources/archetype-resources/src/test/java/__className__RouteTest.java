package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message lies in the folder, or the host is told that it doesn't. */
class ${className}RouteTest {

    private final CamelContext context = new DefaultCamelContext();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aMessageIsPutIntoTheFolder() throws Exception {
        assertEquals(Outcome.Kind.ACCEPTED, send(folder.resolve("out")).kind());

        assertEquals("a@example.org\n\nhttps://…", Files.readString(folder.resolve("out/m-1.txt")));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTriedAgainLater() throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));

        assertEquals(Outcome.Kind.RETRY, send(file).kind());
    }

    @Test
    void aMessageWithAttachmentsIsRefusedForGood() throws Exception {
        Message.Attachment file =
                new Message.Attachment("a.pdf", "application/pdf", 0, () -> InputStream.nullInputStream());

        assertEquals(Outcome.Kind.PERMANENT, send(folder, List.of(file)).kind());
    }

    private Outcome send(Path to) throws Exception {
        return send(to, List.of());
    }

    private Outcome send(Path to, List<Message.Attachment> attachments) throws Exception {
        context.addRoutes(new ${className}Route(to));
        context.start();
        Message.Sender sender = new Message.Sender("P", "p@example.org");
        return context.createFluentProducerTemplate()
                .to("direct:channel.${artifactId}")
                .withBody(new Message("m-1", false, sender, "a@example.org", "", "https://…", "", attachments))
                .request(Outcome.class);
    }
}
