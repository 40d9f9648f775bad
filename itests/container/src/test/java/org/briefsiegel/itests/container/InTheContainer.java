package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A test that runs inside the distribution: all of them in one that was started once, each after the other. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public abstract class InTheContainer {

    static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration START = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static int linesRead;

    @Rule
    public final Timeout limit = Timeout.seconds(START.plus(START).toSeconds());

    @Inject
    protected BundleContext context;

    /** How the container is started; asked outside of it. */
    @Configuration
    public Option[] box() {
        return Box.get();
    }

    @Before
    public void theHostIsReady() {
        await().atMost(START).until(this::isReady);
    }

    /** Since the test before. */
    @After
    public void theHostHasLoggedNoFault() throws IOException {
        try (Stream<String> log = Files.lines(Path.of(System.getProperty("briefsiegel.data"), "log/briefsiegel.log"))) {
            List<String> news = log.skip(linesRead).toList();
            linesRead += news.size();
            assertThat(news).noneMatch(line -> line.contains(" ERROR "));
        }
    }

    final boolean isReady() throws Exception {
        try {
            return health().statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a load balancer is told. */
    final HttpResponse<String> health() throws Exception {
        URI ready = URI.create("http://localhost:" + System.getenv("BRIEFSIEGEL_WEB_PORT") + "/health/ready");
        return HTTP.send(HttpRequest.newBuilder(ready).timeout(SOON).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The service that is in force now, or is there soon. */
    final <T> T service(Class<T> type) {
        return await().atMost(SOON).until(() -> find(type), Optional::isPresent).orElseThrow();
    }

    final <T> Optional<T> find(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        return Optional.ofNullable(reference).map(context::getService);
    }

    final Bundle bundle(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
                .findFirst()
                .orElseThrow();
    }
}
