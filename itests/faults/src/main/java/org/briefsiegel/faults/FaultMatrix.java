package org.briefsiegel.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.bench.Client;
import org.briefsiegel.bench.Letter;
import org.briefsiegel.bench.MailSink;
import org.briefsiegel.bench.Tls;

/**
 * Disturbs the running server from outside in every way there is, one after the other; after each it has to send what is new as if
 * nothing had been. The seed decides their order and moments.
 */
final class FaultMatrix implements Breakage {

    private static final int SENDERS = 3;
    private static final int TIMES_AS_LONG = 10;
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Tls tls;
    private final Duration lasting;
    private final String wanted;
    private final Client client = new Client();

    /**
     * @param tls of the mail server
     * @param lasting how long each disturbance does; long ones ten times as long
     * @param wanted the beginning of the names of those that it is to be
     */
    FaultMatrix(Tls tls, Duration lasting, String wanted) {
        this.tls = tls;
        this.lasting = lasting;
        this.wanted = wanted;
    }

    @Override
    public MailSink mailServer(MailLog log) throws Exception {
        return new MailSink(tls, log);
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
        return settings;
    }

    @Override
    public int senders() {
        return SENDERS;
    }

    @Override
    public String options() throws Exception {
        return tls.trustOptions();
    }

    @Override
    public String rules() {
        return "";
    }

    @Override
    public void run(UnderLoad load) throws Exception {
        List<Disturbance> disturbances = new ArrayList<>(load.mails().disturbances());
        disturbances.addAll(load.texts().disturbances());
        Collections.shuffle(disturbances, load.random());
        disturbances.removeIf(it -> !it.name().startsWith(wanted));
        for (Disturbance disturbance : disturbances) {
            Thread.sleep(load.random().nextInt(Math.toIntExact(LONGEST_REST.toMillis())));
            disturb(load, disturbance);
        }
        load.server().stop();
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
