package org.briefsiegel.shell;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.TransferService;

/** Ends all access to a transfer at once and destroys its content. */
@Service
@Command(
        scope = "transfer",
        name = "revoke",
        description = "Ends all access to a transfer at once, destroys its content")
public final class TransferRevokeCommand extends JsonCommand {

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
        service.find(practice, id).orElseThrow(Operator.noSuchTransfer(id));
        return service.revoke(practice, id, Locale.ENGLISH).fold(Operator::row, refusal -> {
            throw Operator.refused("ID", refusal.detail()).get();
        });
    }
}
