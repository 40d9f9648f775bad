package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Client;
import org.briefsiegel.bench.MailSink;
import org.briefsiegel.bench.Store;
import org.briefsiegel.bench.Workshop;

/**
 * Breaks the distribution under load; then lets it come to rest, and looks for what was lost. What is sent, where it breaks and
 * when is drawn from the seed.
 */
public final class FaultBench {

    private static final String VAULT = "BRIEFSIEGEL_VAULT_DIRECTORY";

    private final Workshop workshop;
    private final Store store;
    private final Breakage breakage;
    private final Random random;
    private final long seed;
    private final Client client = new Client();
    private final Findings findings = new Findings(System.out);

    private FaultBench(Workshop workshop, Store store, long seed, Breakage breakage) {
        this.workshop = workshop;
        this.store = store;
        this.breakage = breakage;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * One that ends the server.
     *
     * @param points where it is halted
     * @param kills how often it is killed at a random time after that
     */
    public static FaultBench killing(Workshop workshop, Store store, long seed, List<String> points, int kills) {
        return new FaultBench(workshop, store, seed, new Kills(points, kills));
    }

    /** One that restores older states of it. */
    static FaultBench restoring(Workshop workshop, Store store, long seed, int count) {
        return new FaultBench(workshop, store, seed, new Restores(store, count));
    }

    /** One that disturbs the running server. */
    static FaultBench disturbing(Workshop workshop, Store store, long seed, FaultMatrix matrix) {
        return new FaultBench(workshop, store, seed, matrix);
    }

    /** Every fail-point by its name, in their order. */
    public static List<String> points() {
        return Arrays.stream(FailPoint.values()).map(FailPoint::name).toList();
    }

    /** Runs once, and returns everything that is wrong; empty when all is well. */
    public List<String> run() throws Exception {
        System.out.println("seed " + seed + ", " + store.name());
        MailLog mails = new MailLog();
        try (TextLog texts = new TextLog(random.nextLong());
                MailSink mailServer = breakage.mailServer(mails);
                Briefsiegel server =
                        Briefsiegel.unpack(workshop, "http", client, settings(mailServer.port(), texts.port()))) {
            BreakableServer breakable = new BreakableServer(server, breakage.options());
            breakable.start(breakage.rules());
            server.registerPractice();
            PracticeSystem practice = new PracticeSystem(server, client);
            Patients patients = new Patients(server, client, mails, texts);
            practice.begin(breakage.senders(), random.nextLong());
            patients.begin(practice, random.nextLong());
            breakage.run(new UnderLoad(server, breakable, practice, patients, mails, texts, random, findings));
            Database database = Database.of(server, store);
            ContentCheck contents = new ContentCheck(vault(server), database);
            contents.age();
            breakable.startAtNight();
            practice.end();
            patients.end();
            List<Acknowledged> acknowledged = withoutUndone(server, practice.acknowledged());
            findings.rule("no request fails but for a restart", acknowledged.size(), practice.faults());
            Supplier<Logs> logs = () -> Logs.of(mails, texts, acknowledged, breakage.jumps(), breakage.undone());
            new Rest(server, acknowledged, mails, logs).await(findings);
            new TransferCheck(server, client, patients, breakage.jumps().isEmpty() ? 0 : 1)
                    .run(acknowledged, logs.get(), findings);
            addUp(server);
            server.stop();
            contents.run(findings);
            compare(database, acknowledged, logs.get());
            if (!findings.faults().isEmpty()) {
                keepLogs(server);
            }
        }
        System.out.println((findings.faults().isEmpty() ? "ok   " : "FAIL ") + "seed " + seed);
        return findings.faults();
    }

    /** Without those that were lost because an older state was restored. */
    private List<Acknowledged> withoutUndone(Briefsiegel server, List<Acknowledged> all)
            throws IOException, InterruptedException {
        List<Acknowledged> left = new ArrayList<>();
        for (Acknowledged sent : all) {
            boolean mayBeLost = Undone.anyIncludes(breakage.undone(), sent.at());
            if (!mayBeLost
                    || client.text(server.call("/transfers/" + sent.transfer()).build())
                                    .statusCode()
                            != 404) {
                left.add(sent);
            }
        }
        return left;
    }

    private Map<String, String> settings(int smtp, int smpp) throws Exception {
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.put("BRIEFSIEGEL_FEATURE", "briefsiegel");
        settings.put("BRIEFSIEGEL_CHANNEL_MAIL_PORT", String.valueOf(smtp));
        settings.put("BRIEFSIEGEL_CHANNEL_SMS_PORT", String.valueOf(smpp));
        settings.put("BRIEFSIEGEL_TRANSFER_DELIVERY_LEASE_SECONDS", "3");
        settings.put("BRIEFSIEGEL_TRANSFER_DELIVERY_FIRST_RETRY_SECONDS", "1");
        settings.put("BRIEFSIEGEL_TRANSFER_CORE_DAILY_CAP_CENTS", "100000000");
        settings.put("BRIEFSIEGEL_TRANSFER_CORE_QUOTE_MINUTES", "1440");
        settings.put("BRIEFSIEGEL_TRANSFER_ACCESS_PAUSE_AFTER_TRIES", String.valueOf(TransferCheck.BUDGET));
        settings.put("BRIEFSIEGEL_TRANSFER_ACCESS_PAUSE_MINUTES", "1440");
        settings.put("BRIEFSIEGEL_TRANSFER_PAGE_MISSES_PER_MINUTE", "1000000");
        settings.putAll(breakage.settings());
        return settings;
    }

    private Path vault(Briefsiegel server) throws Exception {
        String elsewhere = breakage.settings().get(VAULT);
        return elsewhere == null ? server.data().resolve("vault") : Path.of(elsewhere);
    }

    /** Where its data are on a disk that is gone afterwards, too. */
    private void keepLogs(Briefsiegel server) throws IOException {
        Path folder = Files.createDirectories(workshop.folder("logs"));
        try (Stream<Path> logs = Files.list(server.data().resolve("log"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                Files.copy(log, folder.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        System.out.println("     what the server has said is in " + folder);
    }

    private void addUp(Briefsiegel server) throws IOException, InterruptedException {
        List<String> wrong = List.of();
        try {
            server.shell("billing:verify");
        } catch (IllegalStateException e) { // what the command fails with
            wrong = List.of(e.getMessage());
        }
        findings.rule("the ledger adds up", 1, wrong);
    }

    private void compare(Database database, List<Acknowledged> acknowledged, Logs logs) throws SQLException {
        if (database.url().startsWith("jdbc:h2:")) {
            new IndexCheck(database).run(findings);
        }
        new DeliveryCheck(database, acknowledged).run(logs, findings);
        new ChargeCheck(database).run(acknowledged, logs, findings);
    }
}
