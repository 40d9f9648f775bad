package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Container;
import org.briefsiegel.bench.Store;

/** Takes a backup of the busy server, kills it and takes its data away, and restores what the backup holds; again and again. */
final class Restores implements Breakage {

    private static final int SENDERS = 3;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(8);
    private static final Duration LONGEST_AFTER = Duration.ofSeconds(3);

    private final Store store;
    private final int count;
    private final List<Undone> undone = new CopyOnWriteArrayList<>();

    Restores(Store store, int count) {
        this.store = store;
        this.count = count;
    }

    @Override
    public int senders() {
        return SENDERS;
    }

    @Override
    public List<Undone> undone() {
        return List.copyOf(undone);
    }

    @Override
    public void run(UnderLoad load) throws Exception {
        String sets = load.server().home().resolve("backups").toString();
        for (int i = 1; i <= count; i++) {
            load.breakable().runFor(randomTime(load, LONGEST_RUN));
            load.patients().whileNobodyAnswers(() -> backUpAndLose(load, sets));
            String check = load.server().command("restore", "--check", sets).strip();
            load.server().command("restore", sets);
            System.out.printf(
                    Locale.ROOT,
                    "     restore %d of %d acknowledged: %s%n",
                    i,
                    load.practice().acknowledged().size(),
                    check.substring(check.lastIndexOf('\n') + 1));
            if (i < count) {
                load.breakable().start("");
            }
        }
    }

    private void backUpAndLose(UnderLoad load, String sets) throws Exception {
        Instant from = Instant.now();
        load.server().command("backup", sets);
        load.breakable().killAfter(randomTime(load, LONGEST_AFTER));
        undone.add(new Undone(from, Instant.now()));
        loseData(load.server());
    }

    /** All but what the backup doesn't hold, either: the master key, and what was deleted. */
    private void loseData(Briefsiegel server) throws IOException, SQLException {
        Path data = server.data();
        Container.delete(data.resolve("vault"));
        Database database = Database.of(server, store);
        if (store.settings().isEmpty()) {
            Container.delete(data.resolve("db"));
        } else {
            database.empty();
        }
    }

    private static Duration randomTime(UnderLoad load, Duration longest) {
        return Duration.ofMillis(load.random().nextInt(Math.toIntExact(longest.toMillis())));
    }
}
