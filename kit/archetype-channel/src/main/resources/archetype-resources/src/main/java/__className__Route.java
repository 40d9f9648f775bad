package ${package};

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Writes each message into a file of its own name, so that one that comes again takes the place of the first. */
@Component(service = RoutesBuilder.class, scope = ServiceScope.PROTOTYPE, configurationPid = ${className}Settings.PID)
public final class ${className}Route extends RouteBuilder {

    private static final String ROUTE = "channel.${artifactId}";

    private final Path folder;

    /** The server's data outlive an update; the folder that it is unpacked in doesn't. */
    @Activate
    public ${className}Route(${className}Settings settings) {
        this(Path.of(System.getProperty("briefsiegel.data", "")).resolve(settings.folder()));
    }

    ${className}Route(Path folder) {
        this.folder = folder;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("direct:" + ROUTE).routeId(ROUTE).process(this::send);
    }

    /** Always ends with an outcome: what goes wrong is told, not thrown. */
    private void send(Exchange exchange) {
        exchange.getMessage().setBody(outcome(exchange.getMessage().getBody(Message.class)));
    }

    /** Whoever looks into the folder sees whole messages only. A document that can't travel along isn't left out: the practice is told. */
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
