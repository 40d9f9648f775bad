package org.briefsiegel.backup.api;

import java.nio.file.Path;
import java.util.List;

/**
 * What a backup holds.
 *
 * @param set the folder that was written
 * @param transfers how many transfers the database knows, those that are over among them
 * @param documents how many contents are in the set
 * @param reused how many of these are links to the files of the set before
 * @param bytes how many bytes were written; what is linked isn't counted
 * @param destroyed how many contents were destroyed by the server while the set was written
 * @param missing names of contents that a transfer still needs, and that the vault has lost or that are cut
 */
public record BackupReport(
        Path set, long transfers, long documents, long reused, long bytes, long destroyed, List<String> missing) {

    public BackupReport {
        missing = List.copyOf(missing);
    }
}
