package org.briefsiegel.faults;

import java.io.IOException;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Client;

/** Asks the server whether requests may come. */
record Readiness(Briefsiegel server, Client client) {

    boolean isReady() throws InterruptedException {
        try {
            return client.text(server.request("/health/ready").build()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
