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

/** Has messages be tried now that would be tried later. */
@Service
@Command(
        scope = "queue",
        name = "retry",
        description = "Has messages be tried now that would be tried later: one, those of a channel, or all")
public final class QueueRetryCommand extends JsonCommand {

    private static final String ALL = "all";

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
        int tried = queue.retry(
                Optional.of(channel).filter(it -> !it.isEmpty()),
                Optional.of(message).filter(it -> !it.equals(ALL)));
        if (tried == 0 && !message.equals(ALL)) {
            throw Operator.notFound(
                            "MESSAGE",
                            "no message '" + message + "' waits for a later try; queue:list shows those that wait")
                    .get();
        }
        return Map.of("tried", tried);
    }
}
