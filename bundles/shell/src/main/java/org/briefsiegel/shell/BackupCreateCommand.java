package org.briefsiegel.shell;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.backup.api.BackupReport;
import org.briefsiegel.backup.api.Backups;

/** Copies database and vault into a folder, while the server works. */
@Service
@Command(
        scope = "backup",
        name = "create",
        description = "Copies database and vault into a folder, while the server works; fails where documents are lost")
public final class BackupCreateCommand extends JsonCommand {

    @Argument(index = 0, name = "FOLDER", description = "Folder of the backups, on the server's disk; absolute")
    String folder;

    @Argument(index = 1, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Backups backups;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        BackupReport report = create();
        if (!report.missing().isEmpty()) {
            throw new IllegalStateException("The set " + report.set()
                    + " is written, but the vault has lost documents: " + String.join(", ", report.missing()));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("set", report.set());
        row.put("transfers", report.transfers());
        row.put("documents", report.documents());
        row.put("reused", report.reused());
        row.put("destroyed", report.destroyed());
        row.put("bytes", report.bytes());
        return row;
    }

    private BackupReport create() {
        Consumer<String> progress = json ? said -> {} : out::println;
        try {
            return backups.create(Path.of(folder), progress);
        } catch (IllegalArgumentException e) {
            throw Operator.refused("FOLDER", e.getMessage()).get();
        }
    }
}
