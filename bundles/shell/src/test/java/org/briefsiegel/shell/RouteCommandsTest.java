package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.briefsiegel.spine.api.RouteStatus.State;
import org.junit.jupiter.api.Test;

/** An operator sees every route with its traffic, and closes and opens it. */
class RouteCommandsTest {

    private final FakeRoutes routes =
            new FakeRoutes().with("channel.sms", State.RUNNING).with("factor.odd", State.OUT_OF_SERVICE);

    @Test
    void everyRouteIsShownWithItsTraffic() {
        RouteListCommand command = new RouteListCommand();
        command.routes = routes;

        List<?> rows = (List<?>) command.run();

        assertThat(rows).hasSize(2);
        assertThat((Map<?, ?>) rows.get(0))
                .isEqualTo(Map.of(
                        "route",
                        "channel.sms",
                        "state",
                        "running",
                        "since",
                        Instant.parse("2026-11-28T10:00:00Z"),
                        "inHand",
                        0,
                        "done",
                        5L,
                        "failed",
                        1L,
                        "meanMs",
                        1.3,
                        "lastMs",
                        2.0,
                        "lastAt",
                        Instant.parse("2026-11-28T10:01:00Z")));
        assertThat((Map<?, ?>) rows.get(1)).extracting(row -> row.get("state")).isEqualTo("out of service");
    }

    @Test
    void aRouteIsSuspendedAndResumedByItsName() {
        RouteSuspendCommand suspend = new RouteSuspendCommand();
        suspend.routes = routes;
        suspend.route = "channel.sms";
        assertThat((Map<?, ?>) suspend.run())
                .extracting(row -> row.get("state"))
                .isEqualTo("suspended");

        RouteResumeCommand resume = new RouteResumeCommand();
        resume.routes = routes;
        resume.route = "channel.sms";
        assertThat((Map<?, ?>) resume.run()).extracting(row -> row.get("state")).isEqualTo("running");
    }

    @Test
    void aRouteThatIsNotThereIsRefusedByName() {
        RouteSuspendCommand suspend = new RouteSuspendCommand();
        suspend.routes = routes;
        suspend.route = "channel.fax";

        assertThatThrownBy(suspend::run)
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessage("ROUTE: there is no route 'channel.fax'; route:list shows them");
    }
}
