package org.briefsiegel.itests.journeys;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The demo inbox, which has got everything over real SMTP and SMPP. */
final class Inbox {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/d/[0-9a-v]{32})");

    private final Server server;

    Inbox(Server server) {
        this.server = server;
    }

    JsonNode messages() {
        try {
            return PracticeSystem.JSON.readTree(
                    server.get("/demo/messages.json").body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The mail to this address, once it has come. */
    JsonNode mailTo(String address) {
        return await().atMost(PATIENCE)
                .until(() -> find("mails", address), Optional::isPresent)
                .orElseThrow();
    }

    /** The text message to this number, once it has come. */
    JsonNode textTo(String number) {
        return await().atMost(PATIENCE)
                .until(() -> find("texts", number), Optional::isPresent)
                .orElseThrow();
    }

    Optional<JsonNode> find(String kind, String to) {
        return StreamSupport.stream(messages().get(kind).spliterator(), false)
                .filter(message -> message.get("to").asText().equals(to))
                .findFirst();
    }

    long mailsTo(String address) {
        return StreamSupport.stream(messages().get("mails").spliterator(), false)
                .filter(message -> message.get("to").asText().equals(address))
                .count();
    }

    /** The path of the one link in the mail to this address. */
    String linkFor(String address) {
        Matcher link = LINK.matcher(mailTo(address).get("text").asText());
        if (!link.find()) {
            throw new IllegalStateException("the mail to " + address + " has no link");
        }
        return link.group(1);
    }

    /** The paths of the links in all mails to this address. */
    List<String> linksFor(String address) {
        return StreamSupport.stream(messages().get("mails").spliterator(), false)
                .filter(mail -> mail.get("to").asText().equals(address))
                .flatMap(mail -> LINK.matcher(mail.get("text").asText()).results())
                .map(link -> link.group(1))
                .toList();
    }

    /** Plays an outage: {@code smtp=down}, {@code smpp=throttle}, … */
    void play(String faults) {
        server.send(
                server.request("/demo/faults?" + faults)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }
}
