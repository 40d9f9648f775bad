package org.briefsiegel.spine.routes;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.spine.routes.Containment.Limits;
import org.briefsiegel.spine.routes.Station.Occupant;

/** A document type that does as little as it can. What it gets to inspect, it accepts as its name; nothing, it answers with nothing. */
record Plain(String title, AtomicInteger policies) implements DocumentType {

    Plain(String title) {
        this(title, new AtomicInteger());
    }

    /** Contained, and asked on the caller's thread. */
    static Occupant occupant(String route, DocumentType type) {
        Limits limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(30));
        return new Occupant(
                type, new Containment(route, Runnable::run, limits, System::nanoTime, new FaultLog(System::nanoTime)));
    }

    @Override
    public String name(Locale locale) {
        return title;
    }

    @Override
    public DocumentPolicy policy() {
        policies.incrementAndGet();
        return new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, false, Set.of());
    }

    @Override
    public Inspection inspect(Upload upload) {
        return upload == null ? null : new Inspection.Accepted(title);
    }
}
