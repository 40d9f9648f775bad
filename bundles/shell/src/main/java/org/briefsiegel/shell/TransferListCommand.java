package org.briefsiegel.shell;

import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.TransferState;

/** Shows a practice's transfers, the newest first. */
@Service
@Command(scope = "transfer", name = "list", description = "Shows a practice's transfers, the newest first")
public final class TransferListCommand extends JsonCommand {

    private static final int MAX_LIMIT = 100;

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Option(name = "--state", description = "Only transfers in this state")
    String state = "";

    @Option(name = "--after", description = "Goes on after the transfer with this id")
    String after = "";

    @Option(name = "--limit", description = "How many, 1 to 100")
    int limit = MAX_LIMIT;

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Reference(optional = true)
    TransferService service;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        Operator.practice(practices, practice);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Operator.refused("--limit", limit + " isn't a number from 1 to " + MAX_LIMIT)
                    .get();
        }
        Optional<TransferState> wanted = Optional.of(state)
                .filter(it -> !it.isEmpty())
                .map(it -> Operator.oneOf(TransferState.class, "--state", it));
        return service
                .list(
                        practice,
                        new TransferService.Filter(wanted, Optional.empty()),
                        Optional.of(after).filter(it -> !it.isEmpty()),
                        limit)
                .stream()
                .map(Operator::row)
                .toList();
    }
}
