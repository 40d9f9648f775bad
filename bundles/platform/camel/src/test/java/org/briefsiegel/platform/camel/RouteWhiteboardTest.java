package org.briefsiegel.platform.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Routes come and go with the services that bring them. */
class RouteWhiteboardTest {

    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger builders = new AtomicInteger();
    private final RouteWhiteboard whiteboard = new RouteWhiteboard(context);

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        whiteboard.stop();
        context.stop();
    }

    @Test
    void routesComeAndGoWithTheirBuilder() {
        whiteboard.add(1, routes("first", "factor.birth-date", "factor.sms-code"));
        assertThat(routeIds()).containsExactlyInAnyOrder("factor.birth-date", "factor.sms-code");
        assertThat(answerOf("factor.sms-code")).isEqualTo("first");

        whiteboard.remove(1);
        assertThat(routeIds()).isEmpty();
        assertThat(builders).hasValue(0);
    }

    @Test
    void theHigherRankedRoutesAreInForceAndTheOthersTakeOverWhenTheyLeave() {
        whiteboard.add(1, routes("version 1", "channel.mail"));
        whiteboard.add(2, routes("version 2", "channel.mail"));
        assertThat(answerOf("channel.mail")).isEqualTo("version 2");

        whiteboard.remove(2);
        assertThat(answerOf("channel.mail")).isEqualTo("version 1");

        whiteboard.add(2, routes("version 2", "channel.mail"));
        whiteboard.remove(1);
        assertThat(answerOf("channel.mail")).isEqualTo("version 2");
        assertThat(builders).hasValue(1);
    }

    @Test
    void ofABuilderThatStandsByNoRouteIsAdded() {
        whiteboard.add(2, routes("first", "channel.mail"));
        whiteboard.add(1, routes("second", "channel.mail", "channel.fax"));
        assertThat(routeIds()).containsExactly("channel.mail");

        whiteboard.remove(1);
        assertThat(answerOf("channel.mail")).isEqualTo("first");
    }

    @Test
    void oneIdTwiceInOneBuilderIsRefused() {
        whiteboard.add(1, routes("twice", "channel.mail", "channel.mail"));

        assertThat(routeIds()).isEmpty();
    }

    @Test
    void aRouteWithoutAnIdIsRefused() {
        whiteboard.add(1, source(() -> new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:nameless").setBody(constant("x"));
            }
        }));

        assertThat(routeIds()).isEmpty();
    }

    @Test
    void ofABuilderWhoseRouteCannotStartNoRouteStaysAndTheNextTakesItsPlace() {
        whiteboard.add(1, routes("next", "good"));
        whiteboard.add(2, source(() -> new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:good").routeId("good").setBody(constant("x"));
                from("no-such-component:x").routeId("bad").setBody(constant("x"));
            }
        }));

        assertThat(routeIds()).containsExactly("good");
        assertThat(answerOf("good")).isEqualTo("next");
    }

    /** A service may be had only when a component is active whose activation offers routes of its own. */
    @Test
    @Timeout(20)
    void whoeverOffersRoutesDoesNotWaitForWhatOthersOffer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch active = new CountDownLatch(1);
        RouteWhiteboard.Source deliver = source(() -> {
            asked.countDown();
            try {
                active.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return builder("late", "deliver");
        });
        Thread other = new Thread(() -> whiteboard.add(1, deliver));
        other.start();
        asked.await();

        whiteboard.add(2, routes("first", "factor.birth-date"));
        assertThat(routeIds()).containsExactly("factor.birth-date");

        active.countDown();
        other.join();
        assertThat(routeIds()).containsExactlyInAnyOrder("factor.birth-date", "deliver");
    }

    @Test
    void whatCannotBeHadAtOnceIsAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        RouteWhiteboard.Source source = source(() -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("a lock couldn't be had");
            }
            return builder("second", "deliver");
        });

        whiteboard.add(1, source);
        assertThat(routeIds()).isEmpty();

        await().until(() -> routeIds().contains("deliver"));
    }

    /** Routes that all answer the same. */
    private RouteWhiteboard.Source routes(String answer, String... ids) {
        return source(() -> builder(answer, ids));
    }

    private static RouteBuilder builder(String answer, String... ids) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < ids.length; i++) {
                    from("direct:" + ids[i] + i).routeId(ids[i]).setBody(constant(answer));
                }
            }
        };
    }

    private RouteWhiteboard.Source source(Supplier<RoutesBuilder> fresh) {
        return new RouteWhiteboard.Source() {
            @Override
            public RoutesBuilder take() {
                RoutesBuilder builder = fresh.get();
                builders.incrementAndGet();
                return builder;
            }

            @Override
            public void giveBack(RoutesBuilder builder) {
                builders.decrementAndGet();
            }
        };
    }

    private String answerOf(String id) {
        return context.createFluentProducerTemplate()
                .to(context.getRoute(id).getEndpoint())
                .request(String.class);
    }

    private List<String> routeIds() {
        return context.getRoutes().stream().map(Route::getRouteId).toList();
    }
}
