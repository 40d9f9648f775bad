package org.briefsiegel.spine.routes;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.platform.camel.RouteGate;
import org.briefsiegel.spine.routes.Containment.Limits;
import org.briefsiegel.spine.routes.Station.Occupant;
import org.junit.jupiter.api.Test;

/**
 * What the way to a plug-in costs: {@code mvn -f bundles/spine/routes/pom.xml test -Dtest=CallBench}. Prints microseconds a call,
 * the median of nine rounds: the plug-in alone, contained (on a thread of its own, with a time limit), and along its route.
 */
class CallBench {

    private static final int ROUNDS = 9;
    private static final int CALLS = 20_000;
    private static final double NANOS_PER_MICRO = 1000;
    private static final Upload UPLOAD =
            new Upload("letter.pdf", Optional.empty(), "application/pdf", Map.of(), new byte[0], Locale.GERMAN);

    @Test
    void callsTakeSoLong() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        CamelContext context = new DefaultCamelContext();
        RouteGate gate = new RouteGate(Clock.systemUTC());
        gate.learn(Map.of());
        context.addRoutePolicyFactory(gate);
        context.start();
        RouteCaller caller = new RouteCaller(context);
        Plain plain = new Plain("Letter");
        Limits limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));
        Containment containment =
                new Containment("document.letter", threads, limits, System::nanoTime, new FaultLog(System::nanoTime));
        Station station = new Station("document.letter", new Occupant(plain, containment));
        context.addRoutes(new PlugInRoute(station));
        DocumentType contained = Stub.of(DocumentType.class, List.of(), station, (route, slip) -> station.answer(slip));
        DocumentType travelled = Stub.of(DocumentType.class, List.of(), station, caller::call);
        try {
            print("alone", () -> plain.inspect(UPLOAD));
            print("contained", () -> contained.inspect(UPLOAD));
            print("along its route", () -> travelled.inspect(UPLOAD));
        } finally {
            caller.stop();
            context.stop();
            threads.shutdownNow();
        }
    }

    private static void print(String way, Supplier<?> call) {
        double[] micros = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                call.get();
            }
            micros[round] = (System.nanoTime() - began) / NANOS_PER_MICRO / CALLS;
        }
        Arrays.sort(micros);
        System.out.printf(Locale.ROOT, "%-16s %8.2f microseconds%n", way, micros[ROUNDS / 2]);
    }
}
