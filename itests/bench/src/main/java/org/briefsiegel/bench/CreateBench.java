package org.briefsiegel.bench;

import java.time.Duration;

/** Transfers of 200 kB, durable when they are answered, to files that are, and to commits of the database alone. */
final class CreateBench implements Bench.Part {

    private static final int SIZE = 200_000;
    private static final byte[] SMALL_ROW = new byte[200];
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final Figure.Goal NONE = new Figure.Goal.None();

    private final Workshop workshop;
    private final Store store;

    CreateBench(Workshop workshop, Store store) {
        this.workshop = workshop;
        this.store = store;
    }

    @Override
    public void run(Report report) throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        byte[] document = Pdf.of(SIZE);
        RawFiles files = new RawFiles(workshop.folder("files"));
        Container.delete(workshop.folder("database"));
        try (Briefsiegel server = Briefsiegel.start(workshop, tls, new Client(tls), store);
                RawCommits commits = new RawCommits(
                        store.rawUrl().in(workshop.folder("database").toString()))) {
            server.restart();
            Slices since = Slices.sinceStart(SLICE, time -> createdPerSecond(server, document, time));
            report.note("create 200 kB, " + store.name() + ", /s: " + since);
            server.awaitQuiet();
            Rounds rounds = Rounds.of(() -> createdAndMailed(server, document), () -> files.perSecond(ROUND, document));
            double ours = rounds.ours();
            add(report, "create 200 kB, cold : steady", since.cold(), ours, new Figure.Goal.AtLeast(0.5));
            add(report, "create 200 kB, steady : files, fsync", ours, rounds.raw(), new Figure.Goal.AtLeast(0.5));
            add(report, "  : commits of small rows", ours, commits.perSecond(ROUND, SMALL_ROW), NONE);
            add(report, "  : commits of rows of 200 kB", ours, commits.perSecond(ROUND, document), NONE);
        }
    }

    private void add(Report report, String what, double ours, double raw, Figure.Goal goal) {
        report.add(new Figure(what, store.name(), "/s", ours, raw, goal));
    }

    private static double createdPerSecond(Briefsiegel server, byte[] document, Duration time) throws Exception {
        return Load.perSecond(time, () -> {
            Letter letter = Letter.with(document);
            server.create(letter);
            return letter;
        });
    }

    /** Waits for the mails afterwards: they are part of the work, but not of raw's time. */
    private static double createdAndMailed(Briefsiegel server, byte[] document) throws Exception {
        double rate = createdPerSecond(server, document, ROUND);
        server.awaitQuiet();
        return rate;
    }
}
