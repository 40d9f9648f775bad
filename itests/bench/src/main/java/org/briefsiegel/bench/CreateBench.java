package org.briefsiegel.bench;

import java.time.Duration;
import java.util.function.Consumer;

/** Transfers of 200 kB, durable when they are answered, to commits of the database alone. */
final class CreateBench {

    private static final int SIZE = 200_000;
    private static final byte[] SMALL_ROW = new byte[200];
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final Workshop workshop;

    CreateBench(Workshop workshop) {
        this.workshop = workshop;
    }

    void run(Consumer<Figure> result) throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        byte[] document = Pdf.of(SIZE);
        RawFiles files = new RawFiles(workshop.folder("files"));
        try (Briefsiegel server = Briefsiegel.start(workshop, tls, new Client(tls));
                RawCommits commits = new RawCommits(workshop.folder("database"))) {
            WarmUp.run(time -> createdPerSecond(server, document, time));
            commits.perSecond(SHORT, SMALL_ROW);
            Rounds rounds = Rounds.of(
                    () -> createdPerSecond(server, document, ROUND), () -> commits.perSecond(ROUND, SMALL_ROW));
            double ours = rounds.ours();
            result.accept(
                    new Figure("create 200 kB : raw commits", "/s", ours, rounds.raw(), new Figure.Goal.AtLeast(0.35)));
            result.accept(new Figure(
                    "  : commits of rows of 200 kB",
                    "/s",
                    ours,
                    commits.perSecond(SHORT, document),
                    new Figure.Goal.None()));
            result.accept(new Figure(
                    "  : files of 200 kB and fsync",
                    "/s",
                    ours,
                    files.perSecond(SHORT, document),
                    new Figure.Goal.None()));
        }
    }

    /** Waits for the mails afterwards: they are part of the work, but not of raw's time. */
    private static double createdPerSecond(Briefsiegel server, byte[] document, Duration time) throws Exception {
        double rate = Load.perSecond(time, () -> {
            Letter letter = Letter.with(document);
            server.create(letter);
            return letter;
        });
        server.awaitQuiet();
        return rate;
    }
}
