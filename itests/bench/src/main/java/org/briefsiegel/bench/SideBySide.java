package org.briefsiegel.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Ours and Jetty alone, both running, with the same TLS and the same client. */
record SideBySide(Briefsiegel server, Child jetty, int jettyPort, Client client) implements AutoCloseable {

    private static final Duration ROUND = Duration.ofSeconds(3);

    static SideBySide start(Workshop workshop, Store store) throws Exception {
        Tls tls = Tls.make(workshop.folder("tls"));
        Client client = new Client(tls);
        int port = Ports.free();
        Child jetty = RawJetty.start(port, tls, workshop.folder("jetty.log"));
        try {
            jetty.await(() -> Ports.isOpen(port));
            return new SideBySide(Briefsiegel.start(workshop, tls, client, store), jetty, port, client);
        } catch (IOException | InterruptedException | RuntimeException e) {
            jetty.close();
            throw e;
        }
    }

    /** What Jetty alone serves of this size. */
    HttpRequest raw(int size) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + jettyPort + "/" + size))
                .timeout(Client.PATIENCE)
                .build();
    }

    /** What the same thing takes of the processors, whoever of the two does it. */
    void compareProcessorTimes(Report report, Store store, Callable<?> ours, Callable<?> raw) throws Exception {
        ProcessorTime itsOwn = ProcessorTime.of(server.process(), ROUND, ours);
        ProcessorTime jettys = ProcessorTime.of(jetty.handle(), ROUND, raw);
        String each = "  : processor time each, ";
        report.add(new Figure(
                each + "server", store.name(), "ms", itsOwn.server(), jettys.server(), new Figure.Goal.None()));
        report.add(new Figure(
                each + "client", store.name(), "ms", itsOwn.client(), jettys.client(), new Figure.Goal.None()));
    }

    @Override
    public void close() {
        server.close();
        jetty.close();
    }
}
