package org.briefsiegel.shell;

import java.util.LinkedHashMap;
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

/** Shows the messages that wait to be sent: neither what they say nor whom they are for. */
@Service
@Command(scope = "queue", name = "list", description = "Shows the messages that wait to be sent, those due first")
public final class QueueListCommand extends JsonCommand {

    private static final int MAX_LIMIT = 1000;

    @Option(name = "--channel", description = "Only messages of this channel")
    String channel = "";

    @Option(name = "--limit", description = "How many, 1 to 1000")
    int limit = 100;

    @Argument(index = 0, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    MessageQueue queue;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Operator.refused("--limit", limit + " isn't a number from 1 to " + MAX_LIMIT)
                    .get();
        }
        return queue.list(Optional.of(channel).filter(it -> !it.isEmpty()), limit).stream()
                .map(QueueListCommand::row)
                .toList();
    }

    private static Map<String, Object> row(Waiting message) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", message.id());
        row.put("channel", message.channel());
        row.put("purpose", message.purpose());
        row.put("practice", message.practice());
        row.put("transfer", message.transfer());
        row.put("createdAt", message.createdAt());
        row.put("dueAt", message.dueAt());
        row.put("deadline", message.deadline());
        row.put("attempts", message.attempts());
        row.put("sending", message.sending());
        return row;
    }
}
