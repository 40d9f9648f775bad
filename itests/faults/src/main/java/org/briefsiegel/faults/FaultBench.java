package org.briefsiegel.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Client;
import org.briefsiegel.bench.MailSink;
import org.briefsiegel.bench.Workshop;
import org.jboss.byteman.agent.Main;

/**
 * Breaks the distribution under load, at each of the fail-points and then at random times, without clearing anything in between;
 * then lets it come to rest, and looks for what was lost. What is sent, where it breaks and when is drawn from the seed.
 */
public final class FaultBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SENDERS = 3;
    private static final int LATEST_TIME = 6;
    private static final int DURING_STARTS_ONE_IN = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(6);
    private static final Duration START = Duration.ofSeconds(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final String AGENT = "BRIEFSIEGEL_JAVA_OPTS";
    private static final String DELEGATION = "org.osgi.framework.bootdelegation";

    /** What is done every night is done two seconds after the start. */
    private static final String NIGHT_NOW = new Rule(
                    Rule.OURS + "spine.routes.DailyEndpoint", "<init>", "AT ENTRY", "true")
            .text("night now", "true", "$delay = java.time.Duration.ofSeconds(2)");

    private final Workshop workshop;
    private final Random random;
    private final long seed;
    private final Client client = new Client();
    private final Findings findings = new Findings();

    public FaultBench(Workshop workshop, long seed) {
        this.workshop = workshop;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Every fail-point by its name, in their order. */
    public static List<String> points() {
        List<String> names = new ArrayList<>();
        for (FailPoint point : FailPoint.values()) {
            names.add(point.name());
        }
        return names;
    }

    /**
     * Runs once.
     *
     * @param points where it is halted first
     * @param kills how often it is killed at a random time after that
     * @return everything that is wrong; empty when all is well
     */
    public List<String> run(List<String> points, int kills) throws Exception {
        System.out.println("seed " + seed);
        MailLog mails = new MailLog();
        try (TextLog texts = new TextLog(random.nextLong());
                MailSink mailServer = new MailSink(mails);
                Briefsiegel server =
                        Briefsiegel.unpack(workshop, "http", client, settings(mailServer.port(), texts.port()))) {
            admitAgent(server);
            server.start();
            server.awaitReady();
            server.registerPractice();
            PracticeSystem practice = new PracticeSystem(server, client);
            Patients patients = new Patients(server, client, mails, texts);
            practice.begin(SENDERS, random.nextLong());
            patients.begin(practice, random.nextLong());
            for (String point : points) {
                halt(server, FailPoint.valueOf(point), practice);
            }
            for (int i = 1; i <= kills; i++) {
                kill(server, i, practice);
            }
            server.kill();
            Database database =
                    new Database("jdbc:h2:file:" + server.data().resolve("db/briefsiegel") + ";IFEXISTS=TRUE", "");
            ContentCheck contents = new ContentCheck(server.data().resolve("vault"), database);
            contents.age();
            script(server, NIGHT_NOW);
            server.start();
            server.awaitReady();
            practice.end();
            patients.end();
            List<Acknowledged> acknowledged = practice.acknowledged();
            findings.rule("no request fails but for a restart", acknowledged.size(), practice.faults());
            rest(server, acknowledged, mails, texts);
            new TransferCheck(server, client, patients).run(acknowledged, findings);
            findings.rule(
                    "the ledger adds up",
                    1,
                    server.shell("billing:verify").contains("adds up") ? List.of() : List.of("billing:verify"));
            server.stop();
            new DeliveryCheck(database, acknowledged).run(mails, texts, findings);
            new ChargeCheck(database).run(acknowledged, findings);
            contents.run(findings);
        }
        System.out.println((findings.faults().isEmpty() ? "ok   " : "FAIL ") + "seed " + seed);
        return findings.faults();
    }

    private static Map<String, String> settings(int smtp, int smpp) {
        Map<String, String> settings = new HashMap<>();
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

    /** Byteman's classes are to be seen by every bundle. */
    private static void admitAgent(Briefsiegel server) throws IOException {
        Properties shipped = new Properties();
        try (InputStream file = Files.newInputStream(server.home().resolve("etc/config.properties"))) {
            shipped.load(file);
        }
        Files.writeString(
                server.home().resolve("etc/custom.properties"),
                "\n" + DELEGATION + " = " + shipped.getProperty(DELEGATION) + ", org.jboss.byteman.*\n",
                StandardOpenOption.APPEND);
    }

    /** What the next starts run with. */
    private static void script(Briefsiegel server, String rules) throws IOException, URISyntaxException {
        Path file = Files.writeString(server.home().resolve("rules.btm"), rules);
        Path byteman = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        server.set(AGENT, "-javaagent:%s=script:%s".formatted(byteman, file));
    }

    private void halt(Briefsiegel server, FailPoint point, PracticeSystem practice) throws Exception {
        int time = 1 + random.nextInt(LATEST_TIME);
        server.kill();
        script(server, point.script(time));
        server.start();
        Optional<Integer> status = server.awaitEnd(PATIENCE);
        boolean halted = status.equals(Optional.of(point.status()));
        System.out.printf(
                Locale.ROOT,
                "     %s, time %d: %d acknowledged%n",
                point,
                time,
                practice.acknowledged().size());
        findings.rule(
                "halted at " + point,
                1,
                halted ? List.of() : List.of("ended with " + status + ", so nothing is shown"));
        server.set(AGENT, "");
    }

    private void kill(Briefsiegel server, int number, PracticeSystem practice) throws Exception {
        boolean starting = random.nextInt(DURING_STARTS_ONE_IN) == 0;
        Duration after = Duration.ofMillis(random.nextInt((int) (starting ? START : LONGEST_RUN).toMillis()));
        server.kill();
        server.set(AGENT, "");
        server.start();
        if (!starting) {
            server.awaitReady();
        }
        Optional<Integer> ended = server.awaitEnd(after);
        if (ended.isPresent()) {
            throw new IllegalStateException("it ended by itself, with " + ended.get());
        }
        server.kill();
        System.out.printf(
                Locale.ROOT,
                "     kill %d, %d ms after it %s: %d acknowledged%n",
                number,
                after.toMillis(),
                starting ? "was started" : "was ready",
                practice.acknowledged().size());
    }

    /** Returns when nothing waits any more, neither here nor outside, and last night's work is done. */
    private void rest(Briefsiegel server, List<Acknowledged> acknowledged, MailLog mails, TextLog texts)
            throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> waits = waits(server, acknowledged, mails, texts);
        while (!waits.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            waits = waits(server, acknowledged, mails, texts);
        }
        findings.rule("it comes to rest", 1, waits);
    }

    private List<String> waits(Briefsiegel server, List<Acknowledged> acknowledged, MailLog mails, TextLog texts)
            throws Exception {
        List<String> waits = new ArrayList<>();
        for (Acknowledged sent : acknowledged) {
            if (mails.link(sent.letter().email()).isEmpty()) {
                waits.add(sent.transfer() + " has no mail");
            }
        }
        if (!waits.isEmpty()) {
            return waits;
        }
        JsonNode queue = JSON.readTree(server.shell("queue:list --json"));
        queue.forEach(message -> waits.add("in the outbox: " + message));
        long untaken = texts.texts().stream()
                .filter(text -> !texts.receipted().contains(text.id()))
                .count();
        if (untaken > 0) {
            waits.add(untaken + " receipts aren't taken");
        }
        for (JsonNode route : JSON.readTree(server.shell("route:list --json"))) {
            if (route.get("route").asText().equals("job.sweep")
                    && route.get("done").asInt() == 0) {
                waits.add("nothing was swept");
            }
        }
        return waits;
    }
}
