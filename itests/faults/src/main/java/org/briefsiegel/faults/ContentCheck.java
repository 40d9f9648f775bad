package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Holds the vault's folder against the database: no content without a transfer, no transfer without its content. */
final class ContentCheck {

    private static final Duration DAY = Duration.ofDays(1);

    private final Path vault;
    private final Database database;

    ContentCheck(Path vault, Database database) {
        this.vault = vault;
        this.database = database;
    }

    /** As if what is there now had been there since yesterday: housekeeping spares what may still be arriving. */
    void age() throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(DAY));
        for (Path file : files()) {
            Files.setLastModifiedTime(file, yesterday);
        }
    }

    void run(Findings findings) throws IOException, SQLException {
        Set<String> known = new HashSet<>();
        database.rows("select blob from transfer_document").forEach(row -> known.add(row.get("blob")));
        Set<String> there = new HashSet<>();
        for (Path file : files()) {
            there.add(file.getFileName().toString());
        }
        List<String> broken = new ArrayList<>();
        known.stream().filter(blob -> !there.contains(blob)).forEach(blob -> broken.add(blob + " is lost"));
        there.stream().filter(blob -> !known.contains(blob)).forEach(blob -> broken.add(blob + " belongs to nobody"));
        findings.rule("every content has a transfer, and every transfer its content", there.size(), broken);
    }

    /** The contents: the key ring is in the folder itself. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(vault)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getParent().getFileName().toString().length() == 1)
                    .toList();
        }
    }
}
