package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.platform.camel.RouteGate;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.RouteStatus.State;
import org.briefsiegel.spine.api.Suspensions;
import org.briefsiegel.spine.api.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator has suspended stays shut until it is resumed, whatever is restarted. */
class CamelRoutesTest {

    private final Map<String, Instant> database = new TreeMap<>();
    private CamelContext context;
    private RouteCaller caller;
    private CamelRoutes routes;
    private boolean sound = true;

    /** Nothing of them is asked but their ids. */
    private final Map<String, Object> channels = new TreeMap<>();

    @BeforeEach
    void start() throws Exception {
        RouteGate gate = new RouteGate(Clock.systemUTC());
        context = new DefaultCamelContext();
        context.addRoutePolicyFactory(gate);
        context.start();
        context.addRoutes(new UseRoutes());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:deliver").routeId("deliver").to("direct:send");
                from("direct:send").routeId("send").setBody(constant("sent"));
            }
        });
        caller = new RouteCaller(context);
        routes = new CamelRoutes(context, gate, new InMemory(database), plugins(), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        caller.stop();
        context.stop();
    }

    @Test
    void nothingIsOpenBeforeItIsKnownWhatIsSuspended() {
        assertThat(status("accept").state()).isEqualTo(State.STOPPED);
        assertThatThrownBy(this::accept).isInstanceOf(ClosedException.class);
        assertThat(routes.fault()).isPresent();

        routes.run();

        assertThat(routes.fault()).isEmpty();
        assertThat(status("accept").state()).isEqualTo(State.RUNNING);
        assertThat(accept()).isEqualTo("done");
    }

    @Test
    void withoutARouteOfTheHostsOwnItIsNotReadyButWithASuspendedOneItIs() throws Exception {
        routes.run();
        routes.suspend("deliver");
        assertThat(routes.fault()).isEmpty();

        context.getRouteController().stopRoute("send");
        context.removeRoute("send");
        assertThat(routes.fault()).contains("send isn't open");
    }

    @Test
    void whatIsSuspendedIsShutUntilItIsResumed() {
        routes.run();

        routes.suspend("accept");
        assertThat(routes.degraded()).contains("accept is suspended");
        assertThat(status("accept").state()).isEqualTo(State.SUSPENDED);
        assertThat(status("quote").state()).isEqualTo(State.RUNNING);
        assertThatThrownBy(this::accept).isInstanceOf(ClosedException.class);

        routes.resume("accept");
        assertThat(status("accept").state()).isEqualTo(State.RUNNING);
        assertThat(accept()).isEqualTo("done");
    }

    @Test
    void whatIsSuspendedStaysSoOverARestart() throws Exception {
        routes.run();
        routes.suspend("accept");

        stop();
        start();
        routes.run();
        assertThat(status("accept").state()).isEqualTo(State.SUSPENDED);
        assertThatThrownBy(this::accept).isInstanceOf(ClosedException.class);

        routes.resume("accept");
        assertThat(accept()).isEqualTo("done");
    }

    @Test
    void whatAnotherNodeSuspendsIsShutHereToo() {
        routes.run();
        database.put("accept", Instant.EPOCH);
        routes.run();

        assertThat(status("accept").state()).isEqualTo(State.SUSPENDED);
        assertThat(status("accept").since()).contains(Instant.EPOCH);
        assertThatThrownBy(this::accept).isInstanceOf(ClosedException.class);
    }

    @Test
    void whatTravelsIsCounted() {
        routes.run();
        accept();
        assertThatThrownBy(() -> new CamelSpine(caller).travel(Use.ACCEPT, () -> {
                    throw new IllegalStateException("a fault");
                }))
                .isInstanceOf(IllegalStateException.class);

        RouteStatus accept = status("accept");

        assertThat(accept.done()).isEqualTo(2);
        assertThat(accept.failed()).isEqualTo(1);
        assertThat(accept.inHand()).isZero();
        assertThat(accept.mean()).isPositive();
        assertThat(accept.lastAt()).isPresent();
        assertThat(status("quote").done()).isZero();
    }

    @Test
    void whatCommitsTooManyFaultsIsOutOfService() {
        routes.run();
        sound = false;

        assertThat(status("accept").state()).isEqualTo(State.OUT_OF_SERVICE);
        assertThat(routes.degraded()).contains("accept is out of service");
    }

    @Test
    void aChannelThatCannotSendIsNamedAsLongAsItIsThere() throws Exception {
        routes.run();
        assertThat(routes.degraded()).isEmpty();

        channels.put("loft", new Object());
        assertThat(routes.degraded()).containsExactly("channel.loft is stopped", "channel.loft.check is stopped");

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel.loft").routeId("channel.loft").setBody(constant("sent"));
                from("direct:channel.loft.check").routeId("channel.loft.check").setBody(constant("checked"));
            }
        });
        assertThat(routes.degraded()).isEmpty();

        context.getRouteController().stopRoute("channel.loft");
        assertThat(routes.degraded()).containsExactly("channel.loft is stopped");

        routes.suspend("channel.loft");
        assertThat(routes.degraded()).containsExactly("channel.loft is suspended");
        routes.resume("channel.loft");

        context.removeRoute("channel.loft");
        channels.clear();
        assertThat(routes.degraded()).as("it has left").isEmpty();
    }

    @Test
    void aChannelThatPrintsNeedsNoRouteToSend() throws Exception {
        routes.run();
        channels.put("sheet", printer());
        assertThat(routes.degraded()).containsExactly("channel.sheet.check is stopped");

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel.sheet.check")
                        .routeId("channel.sheet.check")
                        .setBody(constant("checked"));
            }
        });
        assertThat(routes.degraded()).isEmpty();
    }

    private static Object printer() {
        Class<?> type = PrintedChannel.class;
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }

    @Test
    void beforeItIsKnownWhatIsSuspendedNothingIsSaidOfWhatIsStopped() {
        channels.put("loft", new Object());

        assertThat(routes.degraded()).isEmpty();
    }

    @Test
    void whatIsNotThereOrNotSuspendedIsNamed() {
        assertThatThrownBy(() -> routes.suspend("factor.retina"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'factor.retina'");
        assertThatThrownBy(() -> routes.resume("accept"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isn't suspended");
    }

    private String accept() {
        return new CamelSpine(caller).travel(Use.ACCEPT, () -> "done");
    }

    private RouteStatus status(String route) {
        return routes.list().stream()
                .filter(status -> status.name().equals(route))
                .findFirst()
                .orElseThrow();
    }

    private Plugins plugins() {
        return (Plugins) Proxy.newProxyInstance(
                Plugins.class.getClassLoader(), new Class<?>[] {Plugins.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("channels")) {
                        return channels;
                    }
                    return method.getReturnType() == Map.class ? Map.of() : sound;
                });
    }

    /** A database that is a map. */
    private record InMemory(Map<String, Instant> all) implements Suspensions {

        @Override
        public void add(String route, Instant now) {
            all.putIfAbsent(route, now);
        }

        @Override
        public boolean remove(String route) {
            return all.remove(route) != null;
        }
    }
}
