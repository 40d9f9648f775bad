package org.briefsiegel.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.briefsiegel.bench.Briefsiegel;

/** Waits until nothing waits any more, neither in the server nor outside, and last night's work is done. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Briefsiegel server;
    private final List<Acknowledged> acknowledged;
    private final MailLog mails;
    private final Supplier<Logs> outside;

    /** @param outside what is written down there by now */
    Rest(Briefsiegel server, List<Acknowledged> acknowledged, MailLog mails, Supplier<Logs> outside) {
        this.server = server;
        this.acknowledged = acknowledged;
        this.mails = mails;
        this.outside = outside;
    }

    void await(Findings findings) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> waiting = waiting();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            waiting = waiting();
        }
        findings.rule("it comes to rest", 1, waiting);
    }

    /** The server is asked only when all is well outside. */
    private List<String> waiting() throws IOException, InterruptedException {
        List<String> waiting = new ArrayList<>();
        Logs logs = outside.get();
        acknowledged.stream()
                .filter(sent -> mails.link(sent.letter().email()).isEmpty() && !logs.refuse(sent))
                .forEach(sent -> waiting.add(sent.transfer() + " has no mail"));
        logs.texts().stream()
                .filter(text -> text.answer().mayHaveArrived())
                .filter(text -> !logs.receipted().contains(text.id()))
                .forEach(text -> waiting.add("the receipt of " + text + " isn't taken"));
        if (waiting.isEmpty()) {
            asked("queue:list").forEach(message -> waiting.add("in the outbox: " + message));
        }
        if (waiting.isEmpty()) {
            asked("route:list").forEach(route -> {
                if (route.get("route").asText().equals("job.sweep")
                        && route.get("done").asInt() == 0) {
                    waiting.add("nothing was swept");
                }
            });
        }
        return waiting;
    }

    private JsonNode asked(String command) throws IOException, InterruptedException {
        return JSON.readTree(server.shell(command + " --json"));
    }
}
