package org.briefsiegel.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.transfer.api.MessageQueue;
import org.briefsiegel.transfer.api.MessageQueue.Waiting;

/** Has messages be tried now that would be tried later. */
@Service
@Command(
        scope = "queue",
        name = "retry",
        description = "Has messages be tried now that would be tried later: one, those of a channel, or all")
public final class QueueRetryCommand extends JsonCommand {

    private static final String ALL = "all";
    private static final int MAX_LISTED = 100_000;

    @Argument(index = 0, name = "MESSAGE", description = "Id of the message, as queue:list shows it, or: all")
    String message;

    @Option(name = "--channel", description = "Only messages of this channel")
    String channel = "";

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    MessageQueue queue;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        Optional<String> only = Optional.of(channel).filter(it -> !it.isEmpty());
        int tried = queue.retry(only, Optional.of(message).filter(it -> !it.equals(ALL)));
        if (tried > 0 || message.equals(ALL)) {
            return Map.of("tried", tried);
        }
        return queue.list(only, MAX_LISTED).stream()
                .filter(waiting -> waiting.id().equals(message))
                .findFirst()
                .map(waiting -> Map.of("tried", 0, "state", state(waiting)))
                .orElseThrow(Operator.notFound(
                        "MESSAGE", "no message '" + message + "' waits; queue:list shows those that wait"));
    }

    private static String state(Waiting message) {
        return message.sending() ? "being sent now" : "due already; waits for its turn or its route, see route:list";
    }
}
