package org.briefsiegel.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Client;
import org.briefsiegel.bench.MailSink;
import org.briefsiegel.bench.Store;
import org.briefsiegel.bench.Workshop;

/**
 * Breaks the distribution under load, at each of the fail-points and then at random times, without clearing anything in between;
 * then lets it come to rest, and looks for what was lost. What is sent, where it breaks and when is drawn from the seed.
 */
public final class FaultBench {

    private static final int SENDERS = 5;
    private static final int LATEST_TIME = 6;
    private static final int DURING_STARTS_ONE_IN = 5;
    private static final Duration LONGEST_START = Duration.ofSeconds(8);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(6);

    private final Workshop workshop;
    private final Store store;
    private final Random random;
    private final long seed;
    private final Client client = new Client();
    private final Findings findings = new Findings(System.out);

    public FaultBench(Workshop workshop, Store store, long seed) {
        this.workshop = workshop;
        this.store = store;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Every fail-point by its name, in their order. */
    public static List<String> points() {
        return Arrays.stream(FailPoint.values()).map(FailPoint::name).toList();
    }

    /**
     * Runs once. The first start, with which the load begins, is killed at a random time, too.
     *
     * @param points where it is halted then
     * @param kills how often it is killed at a random time after that
     * @return everything that is wrong; empty when all is well
     */
    public List<String> run(List<String> points, int kills) throws Exception {
        System.out.println("seed " + seed + ", " + store.name());
        MailLog mails = new MailLog();
        try (TextLog texts = new TextLog(random.nextLong());
                MailSink mailServer = new MailSink(mails);
                Briefsiegel server =
                        Briefsiegel.unpack(workshop, "http", client, settings(mailServer.port(), texts.port()))) {
            BreakableServer breakable = new BreakableServer(server);
            server.start();
            server.awaitReady();
            server.registerPractice();
            PracticeSystem practice = new PracticeSystem(server, client);
            Patients patients = new Patients(server, client, mails, texts);
            practice.begin(SENDERS, random.nextLong());
            patients.begin(practice, random.nextLong());
            breakable.killAfter(randomTime(LONGEST_RUN));
            for (String point : points) {
                halt(breakable, FailPoint.valueOf(point), practice);
            }
            for (int i = 1; i <= kills; i++) {
                kill(breakable, i, practice);
            }
            Database database = Database.of(server, store);
            ContentCheck contents = new ContentCheck(server.data().resolve("vault"), database);
            contents.age();
            breakable.startAtNight();
            practice.end();
            patients.end();
            List<Acknowledged> acknowledged = practice.acknowledged();
            findings.rule("no request fails but for a restart", acknowledged.size(), practice.faults());
            new Rest(server, acknowledged, mails, texts).await(findings);
            new TransferCheck(server, client, patients).run(acknowledged, findings);
            addUp(server);
            server.stop();
            contents.run(findings);
            compare(database, acknowledged, mails, texts);
        }
        System.out.println((findings.faults().isEmpty() ? "ok   " : "FAIL ") + "seed " + seed);
        return findings.faults();
    }

    private Map<String, String> settings(int smtp, int smpp) {
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
        return settings;
    }

    private void halt(BreakableServer server, FailPoint point, PracticeSystem practice) throws Exception {
        int time = 1 + random.nextInt(LATEST_TIME);
        boolean halted = server.halt(point, time);
        System.out.printf(
                Locale.ROOT,
                "     %s, the %d. time: %d acknowledged%n",
                point,
                time,
                practice.acknowledged().size());
        findings.rule(point + " was reached", 1, halted ? List.of() : List.of("so nothing is shown by it"));
    }

    private void kill(BreakableServer server, int number, PracticeSystem practice) throws Exception {
        boolean starting = random.nextInt(DURING_STARTS_ONE_IN) == 0;
        Duration after = randomTime(starting ? LONGEST_START : LONGEST_RUN);
        server.kill(starting, after);
        System.out.printf(
                Locale.ROOT,
                "     kill %d, %d ms after it was %s: %d acknowledged%n",
                number,
                after.toMillis(),
                starting ? "started" : "ready",
                practice.acknowledged().size());
    }

    private Duration randomTime(Duration longest) {
        return Duration.ofMillis(random.nextInt(Math.toIntExact(longest.toMillis())));
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

    private void compare(Database database, List<Acknowledged> acknowledged, MailLog mails, TextLog texts)
            throws SQLException {
        new DeliveryCheck(database, acknowledged).run(mails.mails(), texts.texts(), texts.receipted(), findings);
        new ChargeCheck(database).run(acknowledged, findings);
    }
}
