package org.briefsiegel.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;

/** Ours and Jetty alone, both running, with the same TLS and the same client. */
record SideBySide(Briefsiegel server, Child jetty, int jettyPort, Client client) implements AutoCloseable {

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

    @Override
    public void close() {
        server.close();
        jetty.close();
    }
}
