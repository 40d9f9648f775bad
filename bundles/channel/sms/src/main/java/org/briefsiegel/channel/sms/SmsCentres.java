package org.briefsiegel.channel.sms;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The sessions with the centre, which take turns. */
final class SmsCentres {

    private final List<SmsCentre> centres;
    private final List<SessionKeeper> keepers;
    private final AtomicInteger turns = new AtomicInteger();

    SmsCentres(int sessions, Supplier<SmsCentre> centre) {
        centres = Stream.generate(centre).limit(sessions).toList();
        keepers = centres.stream().map(SessionKeeper::new).toList();
    }

    SmsCentre next() {
        return centres.get(Math.floorMod(turns.getAndIncrement(), centres.size()));
    }

    /** To be called every few seconds, by one thread at a time. */
    void keepOpen() {
        keepers.forEach(SessionKeeper::run);
    }

    void close() {
        centres.forEach(SmsCentre::close);
    }
}
