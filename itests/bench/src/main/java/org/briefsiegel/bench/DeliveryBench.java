package org.briefsiegel.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;

/**
 * How fast mails and texts leave, held against clients that do nothing but send: the same connections, the same window, the same
 * servers. How long a mail takes at rest, what an idle server uses, that a backlog of mails holds up no code, and that a centre that is
 * away holds up no mail.
 */
final class DeliveryBench implements Bench.Part {

    private static final int MAILS = 2_000;
    private static final int TEXTS = 1_000;
    private static final int BACKLOG = 5_000;
    private static final int CONNECTIONS = 4;
    private static final int WINDOW = 10;
    private static final int CENTRE_MILLIS = 10;
    private static final int MAIL_BYTES = 6_000;
    private static final int SINGLE = 200;
    private static final int ROUNDS = 3;
    private static final Duration RAW = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Figure.Goal NONE = new Figure.Goal.None();

    private final Workshop workshop;
    private final Store store;

    DeliveryBench(Workshop workshop, Store store) {
        this.workshop = workshop;
        this.store = store;
    }

    @Override
    public void run(Report report) throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        Client client = new Client(tls);
        int smpp = Ports.free();
        try (MailSink mails = new MailSink(0, tls.serverContext());
                TextSink texts = new TextSink(smpp, CENTRE_MILLIS);
                Briefsiegel server = Briefsiegel.start(workshop, tls, client, store, settings(tls, mails, smpp))) {
            single(server, mails, report);
            rates(report, "mails to a sink", mailsOf(server, mails, MAILS).untilSteady(), rawMails(tls, mails), 0);
            texts(server, texts, smpp, report);
            backlog(server, mails, texts, report);
            idle(server, report);
            withoutCentre(server, mails, texts, report);
        }
        if (PostfixServer.isInstalled()) {
            postfix(tls, client, report);
        } else {
            report.note("without postfix nothing is measured with a real mail server");
        }
    }

    /** With a server that keeps mails on its disk, like the one that is sent to in earnest. */
    private void postfix(Tls tls, Client client, Report report) throws Exception {
        try (PostfixServer postfix = new PostfixServer(workshop.folder("postfix"), tls);
                Briefsiegel server =
                        Briefsiegel.start(workshop, tls, client, store, settings(tls, postfix, Ports.free()))) {
            Drain.Rates rates = mailsOf(server, postfix, MAILS).untilSteady();
            rates(report, "mails to Postfix", rates, rawMails(tls, postfix), 0.3);
            double alone = postfix.smtpSource(CONNECTIONS, MAILS, MAIL_BYTES, false);
            add(report, "  : smtp-source, no TLS", "/s", rates.steady(), alone, 0.3);
            double kept = postfix.smtpSource(CONNECTIONS, MAILS, MAIL_BYTES, true);
            add(report, "  : the same, connections kept", "/s", rates.steady(), kept, 0.3);
        }
    }

    private static Drain mailsOf(Briefsiegel server, MailTarget mails, int count) {
        return new Drain(server, "mail", mails::onMail, count, "birth-date");
    }

    /** The texts alone: each of them sets a mail free, which leaves afterwards. */
    private void texts(Briefsiegel server, TextSink texts, int smpp, Report report) throws Exception {
        server.shell("route:suspend channel.mail");
        Drain.Rates rates = new Drain(server, "sms", texts::onText, TEXTS, "sms-code").untilSteady();
        server.shell("route:resume channel.mail");
        server.awaitQuiet();
        rates(report, "texts, window " + WINDOW + ", " + CENTRE_MILLIS + " ms", rates, rawTexts(smpp), 0.5);
    }

    /** In each round twice with the centre and twice without, in an order that doesn't favour what comes later. */
    private void withoutCentre(Briefsiegel server, MailSink mails, TextSink texts, Report report) throws Exception {
        Drain drain = mailsOf(server, mails, MAILS);
        List<Double> there = new ArrayList<>();
        List<Double> away = new ArrayList<>();
        TextSink centre = texts;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                there.add(drain.once());
                centre.leave();
                Drain.send(server, TEXTS, "sms-code");
                away.add(drain.once());
                away.add(drain.once());
                centre = new TextSink(texts.port(), CENTRE_MILLIS);
                AtomicLong taken = new AtomicLong();
                centre.onText(time -> taken.incrementAndGet());
                Drain.await(() -> taken.get() >= TEXTS);
                server.awaitQuiet();
                there.add(drain.once());
            }
        } finally {
            centre.close();
        }
        add(report, "mails while the SMS centre is away", "/s", mean(away), mean(there), 0.9);
        report.note("    away: " + new Drain.Rates(away) + "; there: " + new Drain.Rates(there));
    }

    private static double mean(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private Map<String, String> settings(Tls tls, MailTarget mails, int smpp) throws Exception {
        Map<String, String> settings = new HashMap<>(store.settings());
        settings.put("BRIEFSIEGEL_CHANNEL_MAIL_PORT", String.valueOf(mails.port()));
        settings.put("BRIEFSIEGEL_CHANNEL_MAIL_TLS", "required");
        settings.put("BRIEFSIEGEL_CHANNEL_MAIL_CONNECTIONS", String.valueOf(CONNECTIONS));
        settings.put("BRIEFSIEGEL_CHANNEL_SMS_PORT", String.valueOf(smpp));
        settings.put("BRIEFSIEGEL_CHANNEL_SMS_WINDOW", String.valueOf(WINDOW));
        settings.put("BRIEFSIEGEL_TRANSFER_CORE_DAILY_CAP_CENTS", "100000000");
        settings.put("BRIEFSIEGEL_JAVA_OPTS", tls.trustOptions());
        return settings;
    }

    /** What it uses of one processor while nothing happens. */
    private void idle(Briefsiegel server, Report report) throws Exception {
        server.awaitQuiet();
        long before = used(server);
        Thread.sleep(IDLE.toMillis());
        double percent = 100.0 * (used(server) - before) / IDLE.toNanos();
        add(report, "idle, of one processor", "%", percent, Double.NaN, 0);
    }

    private static long used(Briefsiegel server) {
        return server.process().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** From the acceptance's answer to the mail's final dot, one after the other. */
    private void single(Briefsiegel server, MailSink mails, Report report) throws Exception {
        ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        mails.onMail(sent::add);
        byte[] document = Pdf.of(10_000);
        double[] millis = new double[SINGLE];
        for (int i = 0; i < SINGLE; i++) {
            server.create(Letter.with(document));
            long accepted = System.nanoTime();
            int expected = i + 1;
            Drain.await(() -> sent.size() >= expected);
            long last = sent.stream().mapToLong(Long::longValue).max().orElseThrow();
            millis[i] = Math.max(0, (last - accepted) / 1e6);
        }
        Arrays.sort(millis);
        add(report, "accepted to sent, median", "ms", millis[SINGLE / 2], Double.NaN, 0);
        add(report, "accepted to sent, 99 of 100", "ms", millis[SINGLE * 99 / 100], Double.NaN, 0);
    }

    private static double rawMails(Tls tls, MailTarget mails) throws Exception {
        List<RawMail> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(new RawMail(mails.port(), tls.clientContext(), MAIL_BYTES));
            }
            Load.perSecond(RAW, clients);
            return Load.perSecond(RAW, clients);
        } finally {
            for (RawMail client : clients) {
                client.close();
            }
        }
    }

    private static double rawTexts(int port) throws Exception {
        SMPPSession session = new SMPPSession();
        session.setPduProcessorDegree(WINDOW);
        session.connectAndBind(
                "localhost",
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        "bench",
                        "bench",
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
        try {
            Callable<String> text = () -> session.submitShortMessage(
                            "",
                            TypeOfNumber.ALPHANUMERIC,
                            NumberingPlanIndicator.UNKNOWN,
                            "Bench",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            "436641234567",
                            new ESMClass(),
                            (byte) 0,
                            (byte) 0,
                            null,
                            null,
                            new RegisteredDelivery(0),
                            (byte) 0,
                            DataCodings.ZERO,
                            (byte) 0,
                            new byte[100])
                    .getMessageId();
            List<Callable<String>> window = Collections.nCopies(WINDOW, text);
            Load.perSecond(RAW, window);
            return Load.perSecond(RAW, window);
        } finally {
            session.unbindAndClose();
        }
    }

    /** Thousands of mails wait, and go out; meanwhile one code is sent. */
    private void backlog(Briefsiegel server, MailSink mails, TextSink texts, Report report) throws Exception {
        LinkedBlockingQueue<Long> codes = new LinkedBlockingQueue<>();
        texts.onText(codes::add);
        double rate = mailsOf(server, mails, BACKLOG).once(0.1, () -> {
            server.createQuoted(Letter.with(Pdf.of(10_000), "sms-code"));
            long accepted = System.nanoTime();
            Long code = codes.poll(60, TimeUnit.SECONDS);
            if (code == null) {
                throw new IllegalStateException("the code didn't leave within a minute");
            }
            double millis = Math.max(0, (code - accepted) / 1e6);
            add(report, "a code while " + BACKLOG + " mails leave", "ms", millis, Double.NaN, 0);
        });
        add(report, BACKLOG + " mails that waited", "/s", rate, Double.NaN, 0);
    }

    /** The first round after the start, and the last ones. */
    private void rates(Report report, String what, Drain.Rates rates, double raw, double goal) {
        add(report, what + ", first", "/s", rates.first(), raw, 0);
        add(report, what + ", steady", "/s", rates.steady(), raw, goal);
        report.note(rates.toString());
    }

    private void add(Report report, String what, String unit, double ours, double raw, double goal) {
        report.add(new Figure(what, store.name(), unit, ours, raw, goal > 0 ? new Figure.Goal.AtLeast(goal) : NONE));
    }
}
