package org.briefsiegel.demo.samples;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mailbox of the demo inbox, where a patient looks for a link. */
final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/d/\\w+");
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Http http;
    private final Duration patience;
    private final Set<String> read = new HashSet<>();

    /** What is in the mailbox now counts as read. */
    Mailbox(Http http, Duration patience) {
        this.http = http;
        this.patience = patience;
        mails().forEach(mail -> read.add(mail.get("id").asText()));
    }

    /**
     * Waits for the next mail to this address, and takes the link out of it.
     *
     * @throws IllegalStateException when none comes in time
     */
    URI nextLink(String address) {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            Optional<URI> link = unreadLink(address);
            if (link.isPresent()) {
                return link.get();
            }
            pause();
        } while (System.nanoTime() < deadline);
        throw new IllegalStateException("no mail has come within " + patience.toSeconds() + " s");
    }

    private Optional<URI> unreadLink(String address) {
        for (JsonNode mail : mails()) {
            if (mail.get("to").asText().equals(address)
                    && read.add(mail.get("id").asText())) {
                Matcher link = LINK.matcher(mail.get("text").asText());
                return link.find() ? Optional.of(URI.create(link.group())) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private JsonNode mails() {
        return http.answer(http.request("/demo/messages.json").GET().build()).get("mails");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
