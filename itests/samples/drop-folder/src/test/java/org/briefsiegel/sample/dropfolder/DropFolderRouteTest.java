package org.briefsiegel.sample.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A letter lies in the folder, or the host is told that it doesn't. */
class DropFolderRouteTest {

    private final CamelContext context = new DefaultCamelContext();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aLetterIsPutIntoTheFolder() throws Exception {
        assertThat(send(folder.resolve("out")).kind()).isEqualTo(Outcome.Kind.ACCEPTED);

        assertThat(folder.resolve("out/m-1.txt")).content().isEqualTo("a@example.org\n\nhttps://…");
    }

    @Test
    void aFolderThatCannotBeWrittenIsTriedAgainLater() throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));

        assertThat(send(file).kind()).isEqualTo(Outcome.Kind.RETRY);
    }

    @Test
    void aLetterWithAttachmentsIsRefusedForGood() throws Exception {
        Message.Attachment file =
                new Message.Attachment("a.pdf", "application/pdf", 0, () -> InputStream.nullInputStream());

        assertThat(send(folder, List.of(file)).kind()).isEqualTo(Outcome.Kind.PERMANENT);
        assertThat(folder).isEmptyDirectory();
    }

    private Outcome send(Path folder) throws Exception {
        return send(folder, List.of());
    }

    private Outcome send(Path folder, List<Message.Attachment> attachments) throws Exception {
        context.addRoutes(new DropFolderRoute(new DropFolderRoute.Config() {
            @Override
            public String folder() {
                return folder.toString();
            }

            @Override
            public Class<DropFolderRoute.Config> annotationType() {
                return DropFolderRoute.Config.class;
            }
        }));
        context.start();
        Message message = new Message(
                "m-1",
                false,
                new Message.Sender("P", "p@example.org"),
                "a@example.org",
                "",
                "https://…",
                "",
                attachments);
        return context.createFluentProducerTemplate()
                .to("direct:channel.drop-folder")
                .withBody(message)
                .request(Outcome.class);
    }
}
