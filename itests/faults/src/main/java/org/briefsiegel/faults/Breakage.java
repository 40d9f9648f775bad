package org.briefsiegel.faults;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.briefsiegel.bench.MailSink;

/** What is done to a server under load, before it comes to rest and is checked. */
interface Breakage {

    /** The mail server that writes this log. */
    default MailSink mailServer(MailLog log) throws Exception {
        return new MailSink(log);
    }

    /** What is set beside what every run has; called before the server is started. */
    default Map<String, String> settings() throws Exception {
        return Map.of();
    }

    /** How many send at a time. */
    int senders();

    /** Options of its Java. */
    default String options() throws Exception {
        return "";
    }

    /** Rules for Byteman during its first run; empty for none. */
    default String rules() {
        return "";
    }

    /** When the server's clock jumped. */
    default List<Instant> jumps() {
        return List.of();
    }

    /** When the server did what was undone afterwards. */
    default List<Undone> undone() {
        return List.of();
    }

    /** Afterwards the server doesn't run. */
    void run(UnderLoad load) throws Exception;
}
