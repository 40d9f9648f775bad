package org.briefsiegel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferService;

/** Shows a transfer and what happened to it. */
@Service
@Command(scope = "transfer", name = "show", description = "Shows a transfer and what happened to it")
public final class TransferShowCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(index = 1, name = "ID", description = "Id of the transfer")
    String id;

    @Argument(index = 2, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
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
        Transfer transfer = service.find(practice, id).orElseThrow(Operator.noSuchTransfer(id));
        Map<String, Object> shown = Operator.row(transfer);
        shown.put(
                "events",
                service.events(practice, id).orElse(List.of()).stream()
                        .map(TransferShowCommand::row)
                        .toList());
        return shown;
    }

    private static Map<String, Object> row(TransferEvent event) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("time", event.time());
        row.put("kind", event.kind().id());
        row.put("detail", event.detail());
        return row;
    }
}
