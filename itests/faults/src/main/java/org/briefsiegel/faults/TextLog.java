package org.briefsiegel.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.session.SMPPServerSession;

/** The SMS centre: writes down every text before it answers, and sends receipts until they are taken. */
final class TextLog implements TextSink.Centre, AutoCloseable {

    private static final int DIGITS = 6;

    /** A header's last byte says which part of a long text this is (3GPP TS 23.040, 9.2.3.24.1). */
    private static final int FIRST = 1;

    private final Random random;
    private final Queue<Text> texts = new ConcurrentLinkedQueue<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
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
     * A copy of a text, or of a part of one, that was taken.
     *
     * @param number with its plus sign
     * @param first whether it is the first part, which there is of every copy
     */
    record Text(String id, String number, boolean first) {}

    @Override
    public String take(SubmitSm submit, SMPPServerSession session) throws InterruptedException {
        byte[] content = submit.getShortMessage();
        int header = submit.isUdhi() ? content[0] + 1 : 0;
        boolean first = header == 0 || content[header - 1] == FIRST;
        Text text = new Text(UUID.randomUUID().toString(), "+" + submit.getDestAddress(), first);
        if (first) {
            codes.put(text.number(), new String(content, header, DIGITS, StandardCharsets.US_ASCII));
        }
        texts.add(text);
        receipts.owe(text, submit, manner());
        return text.id();
    }

    private synchronized Receipts.Manner manner() {
        Receipts.Manner[] all = Receipts.Manner.values();
        return all[random.nextInt(all.length)];
    }

    @Override
    public void bound(SMPPServerSession session) {
        receipts.over(session);
    }

    /** The code that this number has got last. */
    Optional<String> code(String number) {
        return Optional.ofNullable(codes.get(number));
    }

    List<Text> texts() {
        return List.copyOf(texts);
    }

    /** Ids of the texts whose receipts were taken. */
    Set<String> receipted() {
        return Collections.unmodifiableSet(new HashSet<>(receipts.taken()));
    }

    @Override
    public void close() throws IOException {
        sink.close();
        receipts.close();
    }
}
