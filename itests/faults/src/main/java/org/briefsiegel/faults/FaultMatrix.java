package org.briefsiegel.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.briefsiegel.bench.Client;
import org.briefsiegel.bench.Letter;
import org.briefsiegel.bench.MailSink;
import org.briefsiegel.bench.Tls;
import org.briefsiegel.testkit.database.PostgresServer;

/**
 * Disturbs the running server from outside in every way there is, one after the other; after each it has to send what is new as if
 * nothing had been. The seed decides their order and moments.
 */
final class FaultMatrix implements Breakage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SENDERS = 2;
    private static final int TIMES_AS_LONG = 10;
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final List<String> FACTORS = List.of("birth-date", "sms-code");
    private static final List<String> CHANNELS = List.of("mail", "sms");

    private final Around around;
    private final Duration lasting;
    private final Pattern wanted;
    private final List<Instant> jumps = new CopyOnWriteArrayList<>();
    private final Client client = new Client();

    /**
     * What is around the server.
     *
     * @param folder for files that are signs
     * @param tls of the mail server
     * @param disk that its data are on; none where none can be mounted
     * @param database none where it brings one along
     */
    record Around(Path folder, Tls tls, Optional<SmallDisk> disk, Optional<PostgresServer> database) {}

    /**
     * @param lasting how long each disturbance does; long ones ten times as long
     * @param wanted what the names of those begin with that it is to be
     */
    FaultMatrix(Around around, Duration lasting, Pattern wanted) {
        this.around = around;
        this.lasting = lasting;
        this.wanted = wanted;
    }

    @Override
    public MailSink mailServer(MailLog log) throws Exception {
        return new MailSink(around.tls(), log);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("BRIEFSIEGEL_CHANNEL_MAIL_TLS", "required");
        settings.put("BRIEFSIEGEL_CHANNEL_MAIL_CONNECT_TIMEOUT_SECONDS", "2");
        settings.put("BRIEFSIEGEL_CHANNEL_MAIL_ANSWER_TIMEOUT_SECONDS", "3");
        settings.put("BRIEFSIEGEL_CHANNEL_SMS_BIND_TIMEOUT_SECONDS", "2");
        settings.put("BRIEFSIEGEL_CHANNEL_SMS_ANSWER_TIMEOUT_SECONDS", "3");
        settings.put("BRIEFSIEGEL_TRANSFER_DELIVERY_LONGEST_RETRY_SECONDS", "4");
        around.disk()
                .ifPresent(disk -> settings.put(
                        "BRIEFSIEGEL_DATA", disk.folder().resolve("data").toString()));
        return settings;
    }

    @Override
    public int senders() {
        return SENDERS;
    }

    @Override
    public String options() throws Exception {
        return around.tls().trustOptions();
    }

    @Override
    public String rules() {
        return ClockFault.rule(1, around.folder()) + ClockFault.rule(-1, around.folder());
    }

    @Override
    public List<Instant> jumps() {
        return jumps;
    }

    @Override
    public void run(UnderLoad load) throws Exception {
        List<Disturbance> disturbances = disturbances(load);
        Collections.shuffle(disturbances, load.random());
        disturbances.removeIf(it -> !wanted.matcher(it.name()).lookingAt());
        for (Disturbance disturbance : disturbances) {
            Thread.sleep(load.random().nextInt(Math.toIntExact(LONGEST_REST.toMillis())));
            disturb(load, disturbance);
        }
        load.server().stop();
    }

    private List<Disturbance> disturbances(UnderLoad load) {
        List<Disturbance> all = new ArrayList<>(load.mails().disturbances());
        all.addAll(load.texts().disturbances());
        for (int days : new int[] {1, -1}) {
            all.add(new ClockFault(days, around.folder(), jumps, load.server(), () -> time(load)));
        }
        for (PlugInFault.Change change : PlugInFault.Change.values()) {
            FACTORS.forEach(id -> all.add(new PlugInFault("factor", id, change, load.server())));
            CHANNELS.forEach(id -> all.add(new PlugInFault("channel", id, change, load.server())));
        }
        for (DiskFault fault : DiskFault.values()) {
            around.disk()
                    .ifPresent(disk -> all.add(fault.disturbance(
                            disk, load.practice(), around.database().isEmpty())));
        }
        Readiness readiness = new Readiness(load.server(), client);
        for (DatabaseFault fault : DatabaseFault.values()) {
            around.database().ifPresent(database -> all.add(fault.disturbance(database, readiness)));
        }
        return all;
    }

    /** What time it was for the server when it accepted something last. */
    private Optional<Instant> time(UnderLoad load) throws IOException, InterruptedException {
        List<Acknowledged> all = load.practice().acknowledged();
        String last = all.get(all.size() - 1).transfer();
        HttpResponse<String> answer =
                client.text(load.server().call("/transfers/" + last).build());
        return answer.statusCode() == 200
                ? Optional.of(Instant.parse(
                        JSON.readTree(answer.body()).get("createdAt").asText()))
                : Optional.empty();
    }

    private void disturb(UnderLoad load, Disturbance disturbance) throws Exception {
        disturbance.begin();
        boolean lives = load.server()
                .awaitEnd(disturbance.isLong() ? lasting.multipliedBy(TIMES_AS_LONG) : lasting)
                .isEmpty();
        boolean felt = disturbance.isFelt();
        disturbance.end();
        long ended = System.nanoTime();
        boolean back = lives && isBack(load, ended);
        if (lives && !back && disturbance.mayNeedRestart()) {
            System.out.println("     the server has to be restarted after " + disturbance.name());
            load.server().stop();
            load.breakable().start(rules());
            back = isBack(load, System.nanoTime());
        }
        System.out.printf(
                Locale.ROOT,
                "     %s: back after %d ms, %d acknowledged%n",
                disturbance.name(),
                Duration.ofNanos(System.nanoTime() - ended).toMillis(),
                load.practice().acknowledged().size());
        List<String> broken = new ArrayList<>();
        if (!felt) {
            broken.add("nobody has noticed it, so nothing is shown by it");
        }
        if (!back) {
            broken.add(lives ? "what is new doesn't go out within " + BACK_WITHIN : "it ended the server");
        }
        load.findings().rule("all is as before after " + disturbance.name(), 1, broken);
    }

    /** Whether a link and a code that were accepted after that arrive, and the server says that it is ready. */
    private boolean isBack(UnderLoad load, long ended) throws InterruptedException {
        int before = load.practice().acknowledged().size();
        while (System.nanoTime() - ended < BACK_WITHIN.toNanos()) {
            List<Acknowledged> all = load.practice().acknowledged();
            List<Letter> arrived = all.subList(before, all.size()).stream()
                    .map(Acknowledged::letter)
                    .filter(letter -> load.mails().link(letter.email()).isPresent())
                    .toList();
            if (arrived.stream().anyMatch(Letter::isFree)
                    && arrived.stream().anyMatch(letter -> !letter.isFree())
                    && new Readiness(load.server(), client).isReady()) {
                return true;
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        return false;
    }
}
