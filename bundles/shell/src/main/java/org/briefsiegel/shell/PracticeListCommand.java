package org.briefsiegel.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;

/** Shows all practices, without their keys. */
@Service
@Command(scope = "practice", name = "list", description = "Shows all practices")
public final class PracticeListCommand extends JsonCommand {

    @Reference(optional = true)
    Practices practices;

    @Override
    Object run() {
        return practices.list().stream().map(Operator::row).toList();
    }
}
