package org.briefsiegel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.dto.FilterDTO;
import org.osgi.service.servlet.runtime.dto.RuntimeDTO;
import org.osgi.service.servlet.runtime.dto.ServletContextDTO;
import org.osgi.service.servlet.runtime.dto.ServletDTO;

class WhiteboardTest {

    private static final String FILTER = "osgi.http.whiteboard.filter.pattern";
    private static final String SERVLET = "osgi.http.whiteboard.servlet.pattern";

    private final Bundle bundle = offering(
            Map.of("service.id", 1L, FILTER, "/*"), Map.of("service.id", 2L, SERVLET, "/*"), Map.of("service.id", 3L));
    private volatile RuntimeDTO taken = context(new long[0], new long[0]);

    @Test
    void waitsForTheLastServletAndFilterAndForNothingElse() {
        Whiteboard whiteboard = new Whiteboard(Fakes.of(HttpServiceRuntime.class, (self, method, arguments) -> taken));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                whiteboard.awaitAllOf(bundle);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        taken = context(new long[] {9, 1}, new long[0]);
        await().during(Duration.ofMillis(50)).until(() -> !waiting.isDone());
        taken = context(new long[] {9, 1}, new long[] {2});

        await().until(waiting::isDone);
        assertThat(waiting).isCompleted();
    }

    @Test
    @Timeout(10)
    void aRuntimeThatIsNotRegisteredYetIsAskedAgain() throws Exception {
        taken = context(new long[] {1}, new long[] {2});
        AtomicInteger times = new AtomicInteger();

        new Whiteboard(Fakes.of(HttpServiceRuntime.class, (self, method, arguments) -> {
                    if (times.incrementAndGet() < 3) {
                        throw new IllegalStateException("Service is already unregistered");
                    }
                    return taken;
                }))
                .awaitAllOf(bundle);

        assertThat(times).hasValue(3);
    }

    private static RuntimeDTO context(long[] filters, long[] servlets) {
        ServletContextDTO context = new ServletContextDTO();
        context.filterDTOs = LongStream.of(filters)
                .mapToObj(id -> {
                    FilterDTO filter = new FilterDTO();
                    filter.serviceId = id;
                    return filter;
                })
                .toArray(FilterDTO[]::new);
        context.servletDTOs = LongStream.of(servlets)
                .mapToObj(id -> {
                    ServletDTO servlet = new ServletDTO();
                    servlet.serviceId = id;
                    return servlet;
                })
                .toArray(ServletDTO[]::new);
        RuntimeDTO runtime = new RuntimeDTO();
        runtime.servletContextDTOs = new ServletContextDTO[] {context};
        return runtime;
    }

    @SafeVarargs
    private static Bundle offering(Map<String, Object>... services) {
        ServiceReference<?>[] references = new ServiceReference<?>[services.length];
        for (int i = 0; i < services.length; i++) {
            Map<String, Object> properties = services[i];
            references[i] = Fakes.of(
                    ServiceReference.class, (self, method, arguments) -> properties.get((String) arguments[0]));
        }
        return Fakes.of(
                Bundle.class,
                (self, method, arguments) -> method.getName().equals("getRegisteredServices") ? references : "bundle");
    }
}
