package org.briefsiegel.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;

/** Ends a suspension; what was held back goes out. */
@Service
@Command(scope = "practice", name = "resume", description = "Ends a practice's suspension")
public final class PracticeResumeCommand extends JsonCommand {

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
        if (!practices.resume(practice)) {
            throw Operator.noSuchPractice(practice).get();
        }
        return Operator.row(Operator.practice(practices, practice));
    }
}
