package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** From the first answer on nobody is told that something isn't there, however long Jetty takes to begin. */
public class TheWebServerStarts extends InTheContainer {

    private static final int SLOW_ONES = 20;
    private static final long SLOW_MILLIS = 100;

    @Test
    public void noAnswerIsGivenBeforeRequestsAreHandedOn() throws Exception {
        Set<Integer> statuses = new ConcurrentSkipListSet<>();
        List<ServiceRegistration<?>> slow = IntStream.range(0, SLOW_ONES)
                .<ServiceRegistration<?>>mapToObj(this::registerSlowServlet)
                .toList();
        Bundle http = bundle("org.apache.felix.http.jetty12");
        http.stop();
        Asker asker = Asker.start(() -> status(statuses));
        try {
            http.start();
            await().atMost(SOON).until(() -> statuses.contains(200));
        } finally {
            asker.end();
            slow.forEach(ServiceRegistration::unregister);
        }

        assertThat(statuses).isSubsetOf(200, 503);
        assertThat(asker.faults()).isEmpty();
    }

    private ServiceRegistration<?> registerSlowServlet(int number) {
        return context.registerService(
                Servlet.class.getName(),
                new SlowServlet(),
                new Hashtable<>(Map.of("osgi.http.whiteboard.servlet.pattern", "/slow/" + number)));
    }

    /** Empty while no port is open. */
    private String status(Set<Integer> statuses) {
        try {
            int status = health().statusCode();
            statuses.add(status);
            return String.valueOf(status);
        } catch (IOException closed) {
            return "";
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whoever asks for it waits. */
    private static final class SlowServlet implements ServiceFactory<Servlet> {

        @Override
        public Servlet getService(Bundle bundle, ServiceRegistration<Servlet> registration) {
            try {
                Thread.sleep(SLOW_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new HttpServlet() {
                private static final long serialVersionUID = 1L;
            };
        }

        @Override
        public void ungetService(Bundle bundle, ServiceRegistration<Servlet> registration, Servlet service) {
            // nothing to do
        }
    }
}
