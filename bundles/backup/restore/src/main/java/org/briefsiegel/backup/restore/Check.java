package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.briefsiegel.backup.database.DatabaseKind;
import org.briefsiegel.backup.database.DatabaseSnapshot;
import org.briefsiegel.backup.database.EmptyDatabase;
import org.briefsiegel.backup.set.Manifest;
import org.briefsiegel.backup.set.Steps;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;

/** Restores a set where it harms nobody, and looks at what comes of it. */
final class Check {

    private final Site site;
    private final Clock clock;
    private final Consumer<String> out;

    Check(Site site, Clock clock, Consumer<String> out) {
        this.site = site;
        this.clock = clock;
        this.out = out;
    }

    /**
     * @param sample how many documents are decrypted at the most; empty for all
     * @param scratch JDBC URL of an empty PostgreSQL database
     * @throws Refusal where the set isn't good
     */
    void run(Path folder, Optional<Integer> sample, Optional<String> scratch) throws IOException, SQLException {
        SoundSet sound = SoundSet.in(folder, site, clock, out);
        Manifest manifest = sound.set().manifest();
        out.accept(sound.set().folder() + ", of " + manifest.createdAt() + ": all "
                + manifest.files().size() + " files are as they were written, and the master key "
                + manifest.masterKeyCheck() + " opens it.");
        if (sound.kind() == DatabaseKind.H2) {
            checkH2(sound, sample);
        } else if (scratch.isPresent()) {
            checkScratch(sound, sample, scratch.get());
        } else {
            listPostgres(sound);
        }
        if (!manifest.missing().isEmpty()) {
            throw new Refusal("It lacks " + manifest.missing().size() + " documents that had been lost before: "
                    + String.join(", ", manifest.missing()) + ".");
        }
        out.accept("The set is good.");
    }

    private void checkH2(SoundSet sound, Optional<Integer> sample) throws IOException, SQLException {
        Path temporary = Files.createTempDirectory("briefsiegel-check");
        try {
            check(H2File.in(temporary, site.database()).unfinished(), sound, sample);
        } finally {
            remove(temporary);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void checkScratch(SoundSet sound, Optional<Integer> sample, String url) throws IOException, SQLException {
        DriverConnections database = DriverConnections.to(
                new Login(url, site.database().username(), site.database().password()));
        if (!new EmptyDatabase(database, site.programs()).isEmpty()) {
            throw new Refusal("The database of --scratch isn't empty.");
        }
        check(database, sound, sample);
    }

    private void listPostgres(SoundSet sound) throws IOException {
        int entries =
                site.programs().list(sound.set().file(sound.kind().file())).size();
        out.accept("The copy of the database lists " + entries
                + " entries; --scratch with an empty database restores it and decrypts the documents, too.");
    }

    private void check(DriverConnections database, SoundSet sound, Optional<Integer> sample)
            throws IOException, SQLException {
        new EmptyDatabase(database, site.programs())
                .read(sound.set().file(sound.kind().file()));
        List<String> flaws = new ArrayList<>();
        try (Connection connection = database.open()) {
            compare(DatabaseSnapshot.counts(connection), sound.set().manifest(), flaws);
            decrypt(connection, sound, sample, flaws);
        }
        try (OfflineServer server = new OfflineServer(database, sound.vault(), clock)) {
            flaws.addAll(server.discrepancies());
        }
        if (!flaws.isEmpty()) {
            throw new Refusal("The set isn't good: " + String.join("; ", flaws) + ".");
        }
        out.accept("The ledger adds up.");
    }

    private void compare(Map<String, Long> counts, Manifest manifest, List<String> flaws) {
        if (counts.equals(manifest.counts())) {
            out.accept("The database opens, with " + counts.get("transfer") + " transfers, "
                    + counts.get("transfer_document") + " documents, " + counts.get("charge") + " charges and "
                    + counts.get("practice") + " practices.");
        } else {
            flaws.add("the database has " + counts + ", and had " + manifest.counts());
        }
    }

    private void decrypt(Connection connection, SoundSet sound, Optional<Integer> sample, List<String> flaws)
            throws IOException, SQLException {
        List<SealedRow> rows = new ArrayList<>(SealedRow.all(connection));
        Manifest manifest = sound.set().manifest();
        Set<String> notThere = new HashSet<>(manifest.missing());
        notThere.addAll(manifest.destroyed());
        rows.removeIf(row -> notThere.contains(row.document().blob()));
        int all = rows.size();
        if (sample.isPresent() && sample.get() < all) {
            Collections.shuffle(rows);
            rows.subList(sample.get(), all).clear();
        }
        Steps steps = new Steps("Decrypting", rows.size(), out);
        for (SealedRow row : rows) {
            row.flaw(sound.vault()).ifPresent(flaws::add);
            steps.done(row.document().size());
        }
        out.accept("Decrypted " + rows.size() + " of " + all + " documents.");
    }
}
