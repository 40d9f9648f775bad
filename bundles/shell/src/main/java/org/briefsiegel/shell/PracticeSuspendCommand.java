package org.briefsiegel.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;

/** Suspends a practice; its recipients may go on. */
@Service
@Command(
        scope = "practice",
        name = "suspend",
        description = "Refuses a practice's keys and windows and sends nothing new for it, until it is resumed")
public final class PracticeSuspendCommand extends JsonCommand {

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        if (!practices.suspend(practice)) {
            throw Operator.noSuchPractice(practice).get();
        }
        return Operator.row(Operator.practice(practices, practice));
    }
}
