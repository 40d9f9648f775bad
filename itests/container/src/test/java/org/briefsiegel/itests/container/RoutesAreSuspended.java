package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.inject.Inject;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.RouteStatus.State;
import org.briefsiegel.spine.api.Routes;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.junit.After;
import org.junit.Test;

/** An operator closes routes, and opens them again. */
public class RoutesAreSuspended extends InTheContainer {

    private static final String ROUTE = "factor.birth-date";
    private static final Answer ANSWER = new Answer(Map.of("day", "9", "month", "3", "year", "1984"), Locale.GERMAN);

    @Inject
    private Routes routes;

    @Inject
    private Plugins plugins;

    @Inject
    private Spine spine;

    @Inject
    private Entities entities;

    @After
    public void nothingIsSuspended() {
        suspended().forEach(routes::resume);
        assertThat(routes.list()).extracting(RouteStatus::state).doesNotContain(State.SUSPENDED, State.OUT_OF_SERVICE);
    }

    /** As it stands in the database. */
    private List<String> suspended() {
        List<?> rows = entities.use(em -> (List<?>)
                em.createNativeQuery("select route from route_suspension").getResultList());
        return rows.stream().map(String::valueOf).toList();
    }

    private RouteStatus status(String route) {
        return routes.list().stream()
                .filter(status -> status.name().equals(route))
                .findFirst()
                .orElseThrow();
    }

    @Test
    public void aSuspendedPlugInIsClosedAndResumedAnswersAgain() {
        assertThat(plugins.requiredFactor("birth-date").read(ANSWER)).isInstanceOf(Reading.Legible.class);
        long done = status(ROUTE).done();

        routes.suspend(ROUTE);

        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> plugins.requiredFactor("birth-date").read(ANSWER))
                .satisfies(closed -> assertThat(closed.route()).isEqualTo(ROUTE));
        assertThat(status(ROUTE).state()).isEqualTo(State.SUSPENDED);
        assertThat(status(ROUTE).state().text()).isEqualTo("suspended");
        assertThat(status(ROUTE).done()).isEqualTo(done);
        assertThat(plugins.isOpen(ROUTE)).isFalse();
        assertThat(plugins.requiredFactor("insurance-number").label(Locale.GERMAN))
                .isNotEmpty();

        routes.resume(ROUTE);

        assertThat(plugins.requiredFactor("birth-date").read(ANSWER)).isInstanceOf(Reading.Legible.class);
        assertThat(status(ROUTE).state()).isEqualTo(State.RUNNING);
        assertThat(status(ROUTE).done()).isEqualTo(done + 1);
    }

    @Test
    public void whatIsSuspendedHasANameThoughNobodyHasAskedForItBefore() {
        routes.suspend("document.patient-record");

        assertThat(plugins.documentName("patient-record", Locale.forLanguageTag("en-CA")))
                .isNotEmpty();

        routes.resume("document.patient-record");
    }

    @Test
    public void whatIsSuspendedStandsInTheDatabase() {
        routes.suspend(ROUTE);
        assertThat(suspended()).containsExactly(ROUTE);

        routes.resume(ROUTE);
        assertThat(suspended()).isEmpty();
    }

    @Test
    public void aSuspendedUseOfTheHostIsClosedAndTheOthersGoOn() {
        routes.suspend(Use.QUOTE.route());

        assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> spine.travel(Use.QUOTE, () -> "a price"));
        assertThat(spine.travel(Use.CHECK, () -> "checked")).isEqualTo("checked");

        routes.resume(Use.QUOTE.route());
        assertThat(spine.travel(Use.QUOTE, () -> "a price")).isEqualTo("a price");
    }
}
