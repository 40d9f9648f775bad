package org.briefsiegel.sample.dropfolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Writes each message into a file of its own name, so that one that comes again takes the place of the first. */
@Component(
        service = RoutesBuilder.class,
        scope = ServiceScope.PROTOTYPE,
        configurationPid = "org.briefsiegel.sample.dropfolder")
public final class DropFolderRoute extends RouteBuilder {

    private static final String ROUTE = "channel.drop-folder";

    private final Path folder;

    @ObjectClassDefinition(pid = "org.briefsiegel.sample.dropfolder")
    @interface Config {

        /** Where letters are put: below the server's data unless it is absolute; made where it isn't there. */
        @Setting(kind = Kind.PATH)
        String folder() default "drop-folder";
    }

    @Activate
    public DropFolderRoute(Config config) {
        this.folder = Path.of(System.getProperty("briefsiegel.data", "")).resolve(config.folder());
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:" + ROUTE).routeId(ROUTE).process(this::write);
    }

    /** Whoever looks into the folder sees whole letters only. */
    private void write(Exchange exchange) {
        Message message = exchange.getMessage().getBody(Message.class);
        exchange.getMessage().setBody(outcome(message));
    }

    private Outcome outcome(Message message) {
        if (!message.attachments().isEmpty()) {
            return Outcome.permanent("attachments aren't taken");
        }
        try {
            Files.createDirectories(folder);
            Path half = Files.writeString(
                    folder.resolve(message.id() + ".part"), message.address() + "\n\n" + message.text());
            Files.move(half, folder.resolve(message.id() + ".txt"), StandardCopyOption.REPLACE_EXISTING);
            return Outcome.accepted();
        } catch (IOException e) {
            return Outcome.retry(Outcome.Reason.NO_WAY_OUT, e.getClass().getSimpleName());
        }
    }
}
