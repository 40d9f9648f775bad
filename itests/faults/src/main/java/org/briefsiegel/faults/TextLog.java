package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.briefsiegel.bench.Ports;
import org.briefsiegel.bench.TextSink;
import org.briefsiegel.bench.TextSink.Wire;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;

/** The SMS centre: writes down every text, and what it will say to it, before it answers, and sends receipts until they are taken. */
final class TextLog implements TextSink.Centre, AutoCloseable {

    private static final int DIGITS = 6;

    /** A header's last byte says which part of a long text this is (3GPP TS 23.040, 9.2.3.24.1). */
    private static final int FIRST = 1;

    /** Longer than the server waits for an answer. */
    private static final Duration LATE = Duration.ofMillis(4500);

    /** What was answered so shortly before the end of its session may not have been heard. */
    private static final long UNHEARD_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 5;
    private static final byte[] HUGE_PDU = {0x7f, -1, -1, -1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final byte[] NONSENSE = "HTTP/1.1 418 I'm a teapot\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Random random;
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<SMPPServerSession, Wire> wires = new ConcurrentHashMap<>();
    private final Map<SMPPServerSession, Long> ends = new ConcurrentHashMap<>();
    private final FaultSwitch<TextFault> faults = new FaultSwitch<>();
    private final Receipts receipts = new Receipts();
    private final int port;
    private final TextSink sink;

    TextLog(long seed) throws IOException {
        this.random = new Random(seed);
        this.port = Ports.free();
        this.sink = new TextSink(port, this);
    }

    int port() {
        return port;
    }

    /**
     * A copy of a text, or of a part of one, that came.
     *
     * @param number with its plus sign
     * @param first whether it is the first part, which there is of every copy
     * @param named whether its receipts name it as its answer did
     */
    record Text(String id, String number, boolean first, Answer answer, boolean named, Instant at) {

        Text with(Answer another) {
            return new Text(id, number, first, another, named, at);
        }

        /** Of whose receipts the server may know nothing. */
        Text unnamed() {
            return new Text(id, number, first, answer, false, at);
        }
    }

    /** A text, and in which session it came and when, as {@link System#nanoTime()}. */
    private record Entry(Text text, SMPPServerSession session, long at) {}

    /** What it can do wrong. */
    List<Disturbance> disturbances() {
        return Arrays.stream(TextFault.values()).map(faults::disturbance).toList();
    }

    @Override
    public String take(SubmitSm submit, SMPPServerSession session)
            throws InterruptedException, ProcessRequestException {
        Optional<TextFault> fault = faults.current();
        Text text = write(submit, session, fault);
        fault.ifPresent(it -> faults.meet());
        if (fault.isPresent()) {
            disturb(fault.get(), session);
        }
        return fault.map(it -> id(it, text)).orElse(text.id());
    }

    private Text write(SubmitSm submit, SMPPServerSession session, Optional<TextFault> fault)
            throws InterruptedException {
        byte[] content = submit.getShortMessage();
        int header = submit.isUdhi() ? content[0] + 1 : 0;
        boolean first = header == 0 || content[header - 1] == FIRST;
        Text text = new Text(
                UUID.randomUUID().toString(),
                "+" + submit.getDestAddress(),
                first,
                fault.map(TextFault::answer).orElse(Answer.TAKEN),
                fault.map(TextFault::isNamed).orElse(true),
                Instant.now());
        entries.add(new Entry(text, session, System.nanoTime()));
        if (!text.answer().mayHaveArrived()) {
            return text;
        }
        if (first) {
            codes.put(text.number(), new String(content, header, DIGITS, StandardCharsets.US_ASCII));
        }
        String named = fault.map(it -> id(it, text)).filter(it -> text.named()).orElse(text.id());
        receipts.owe(new Receipts.Owed(text, named, submit), manner(), news(fault));
        return text;
    }

    /** What the answer names it. */
    private static String id(TextFault fault, Text text) {
        return switch (fault) {
            case TEXT_WRONG_ID -> new StringBuilder(text.id()).reverse().toString();
            case TEXT_WITHOUT_ID -> "";
            case TEXT_SAME_ID -> "4711";
            default -> text.id();
        };
    }

    private void disturb(TextFault fault, SMPPServerSession session)
            throws InterruptedException, ProcessRequestException {
        if (fault.status() != SMPPConstant.STAT_ESME_ROK) {
            throw new ProcessRequestException("not now", fault.status());
        }
        switch (fault) {
            case TEXT_CENTRE_UNBINDS -> {
                end(session);
                session.unbindAndClose();
            }
            case TEXT_CENTRE_AWAY, TEXT_BIND_REFUSED, TEXT_BIND_UNANSWERED, TEXT_SESSION_DROPPED -> drop(session);
            case TEXT_UNANSWERED -> {
                faults.awaitEnd();
                drop(session);
            }
            case TEXT_ANSWERED_LATE -> Thread.sleep(LATE.toMillis());
            case TEXT_NONSENSE -> say(NONSENSE, session);
            case TEXT_HUGE_PDU -> say(HUGE_PDU, session);
            default -> {
                // what is wrong with it is its id, or its receipts
            }
        }
    }

    /** Having read what was written before the client has noticed: nobody could say otherwise what became of that. */
    private void drop(SMPPServerSession session) throws InterruptedException {
        end(session);
        Wire wire = wires.get(session);
        try {
            if (wire != null) {
                wire.hangUp();
                awaitEndOf(session);
            }
        } catch (IOException e) {
            // the client has gone already
        }
        session.close();
    }

    private static void awaitEndOf(SMPPServerSession session) throws InterruptedException {
        long latest = System.nanoTime() + LONGEST_GOODBYE.toNanos();
        while (session.getSessionState().isBound() && System.nanoTime() < latest) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private void end(SMPPServerSession session) {
        ends.putIfAbsent(session, System.nanoTime());
    }

    /** And reads on until the client hangs up: so it knows all that was written to it before. */
    private void say(byte[] bytes, SMPPServerSession session) {
        end(session);
        try {
            wires.get(session).write(bytes);
        } catch (IOException e) {
            // the client has gone already
        }
        faults.awaitEnd();
        session.close();
    }

    private synchronized Receipts.Manner manner() {
        Receipts.Manner[] all = Receipts.Manner.values();
        return all[random.nextInt(all.length)];
    }

    private synchronized List<String> news(Optional<TextFault> fault) {
        return fault.equals(Optional.of(TextFault.RECEIPTS_IN_DISORDER))
                ? Receipts.DISORDER.get(random.nextInt(Receipts.DISORDER.size()))
                : Receipts.ARRIVED;
    }

    @Override
    public void bind(BindRequest request, SMPPServerSession session) throws PDUStringException, IOException {
        Optional<TextFault> fault = faults.current();
        if (fault.equals(Optional.of(TextFault.TEXT_CENTRE_AWAY))) {
            faults.meet();
            session.close();
        } else if (fault.equals(Optional.of(TextFault.TEXT_BIND_REFUSED))) {
            faults.meet();
            request.reject(SMPPConstant.STAT_ESME_RBINDFAIL);
        } else if (fault.equals(Optional.of(TextFault.TEXT_BIND_UNANSWERED))) {
            faults.meet();
        } else {
            request.accept("sink");
        }
    }

    @Override
    public void bound(SMPPServerSession session, Wire wire) {
        wires.put(session, wire);
        session.addSessionStateListener((now, before, of) -> {
            if (now == SessionState.CLOSED) {
                end(session);
            }
        });
        receipts.over(session);
    }

    /** The code that this number has got last. */
    Optional<String> code(String number) {
        return Optional.ofNullable(codes.get(number));
    }

    List<Text> texts() {
        return entries.stream().map(this::known).toList();
    }

    /** As sure as it can be whether its answer was heard. */
    private Text known(Entry entry) {
        Text text = entry.text();
        Long end = ends.get(entry.session());
        boolean unsure = text.answer() == Answer.TAKEN && end != null && entry.at() > end - UNHEARD_NANOS;
        return unsure ? text.with(Answer.UNSURE) : text;
    }

    /** Ids of the texts whose receipts were taken. */
    Set<String> receipted() {
        return Collections.unmodifiableSet(new HashSet<>(receipts.taken()));
    }

    /** Numbers of which a receipt has said in between that their text won't arrive. */
    Set<String> despaired() {
        return Collections.unmodifiableSet(new HashSet<>(receipts.despaired()));
    }

    @Override
    public void close() throws IOException {
        sink.close();
        receipts.close();
    }
}
