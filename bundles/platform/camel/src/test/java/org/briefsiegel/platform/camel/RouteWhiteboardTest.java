package org.briefsiegel.platform.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteWhiteboardTest {

    private final CamelContext context = new DefaultCamelContext();
    private final RouteWhiteboard whiteboard = new RouteWhiteboard(context);

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void routesComeAndGoWithTheirBuilder() {
        RouteBuilder builder = routes("factor.birth-date", "factor.sms-code");

        whiteboard.addRoutes(builder);
        assertThat(routeIds()).containsExactlyInAnyOrder("factor.birth-date", "factor.sms-code");
        assertThat(answerOf("factor.sms-code")).isEqualTo("factor.sms-code");

        whiteboard.removeRoutes(builder);
        assertThat(routeIds()).isEmpty();
    }

    @Test
    void aTakenIdIsRefusedAndTheFirstRouteStays() {
        whiteboard.addRoutes(routes("channel.mail"));
        RouteBuilder second = routes("channel.mail", "channel.fax");

        whiteboard.addRoutes(second);
        assertThat(routeIds()).containsExactly("channel.mail");

        whiteboard.removeRoutes(second);
        assertThat(answerOf("channel.mail")).isEqualTo("channel.mail");
    }

    @Test
    void oneIdTwiceInOneBuilderIsRefused() {
        whiteboard.addRoutes(routes("channel.mail", "channel.mail"));

        assertThat(routeIds()).isEmpty();
    }

    @Test
    void aRouteWithoutAnIdIsRefused() {
        whiteboard.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:nameless").setBody(constant("x"));
            }
        });

        assertThat(routeIds()).isEmpty();
    }

    @Test
    void ofABuilderWhoseRouteCannotStartNoRouteStays() {
        whiteboard.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:good").routeId("good").setBody(constant("x"));
                from("no-such-component:x").routeId("bad").setBody(constant("x"));
            }
        });

        assertThat(routeIds()).isEmpty();
    }

    @Test
    void anIdIsFreeAgainOnceItsRouteHasLeft() {
        RouteBuilder first = routes("document.invoice");
        whiteboard.addRoutes(first);
        whiteboard.removeRoutes(first);

        whiteboard.addRoutes(routes("document.invoice"));

        assertThat(answerOf("document.invoice")).isEqualTo("document.invoice");
    }

    /** Routes that answer with their own id. */
    private static RouteBuilder routes(String... ids) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (int i = 0; i < ids.length; i++) {
                    from("direct:" + ids[i] + i).routeId(ids[i]).setBody(constant(ids[i]));
                }
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
