package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.Locale;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.Routes;
import org.briefsiegel.webhook.api.WebhookStore;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** A bundle that brings tables leaves and comes back: the persistence unit is closed and built anew (ADR 4). */
public class TablesComeAndGo extends InTheContainer {

    private static final String ROUTE = "factor.insurance-number";

    private String practice;

    @Before
    public void writeRows() {
        practice = service(Practices.class)
                .register(Rows.practice("Ordination Dr. Bleibt"))
                .id();
        service(WebhookStore.class).put(Rows.webhook(practice), "sealed");
    }

    @After
    public void startAgain() throws BundleException {
        bundle("org.briefsiegel.webhook.store").start();
        bundle("org.briefsiegel.spine.store").start();
        await().atMost(SOON).until(this::isReady);
    }

    @Test
    public void withoutOneOfItsContributorsThereIsNoPersistenceUnit() throws Exception {
        Transactions before = service(Transactions.class);

        bundle("org.briefsiegel.webhook.store").stop();

        await().atMost(SOON).until(() -> find(Transactions.class).isEmpty());
        assertThat(find(Practices.class)).isEmpty();
        assertThat(find(WebhookStore.class)).isEmpty();
        assertThat(isReady()).isFalse();
        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> before.within(() -> "nothing"));
    }

    @Test
    public void onceItIsBackTheServicesAreThereAndWhatWasWrittenIsReadable() throws Exception {
        Bundle store = bundle("org.briefsiegel.webhook.store");
        Transactions before = service(Transactions.class);

        store.stop();
        await().atMost(SOON).until(() -> find(Transactions.class).isEmpty());
        store.start();
        await().atMost(SOON).until(this::isReady);

        assertThat(service(Transactions.class)).isNotSameAs(before);
        assertRowsAreThere();
        assertThat(service(Plugins.class).requiredFactor("birth-date").label(Locale.GERMAN))
                .isNotEmpty();
    }

    @Test
    public void anUpdatedContributorReadsItsRowsWithItsNewClasses() throws Exception {
        Bundle store = bundle("org.briefsiegel.webhook.store");
        Object before = service(WebhookStore.class);

        store.update();
        await().atMost(SOON).until(this::isReady);

        assertThat(service(WebhookStore.class).getClass()).isNotSameAs(before.getClass());
        assertRowsAreThere();
    }

    private void assertRowsAreThere() {
        assertThat(service(Practices.class).find(practice))
                .hasValueSatisfying(found -> assertThat(found.name()).isEqualTo("Ordination Dr. Bleibt"));
        assertThat(service(WebhookStore.class).find(practice)).contains(Rows.webhook(practice));
        assertThat(service(Transactions.class)
                        .within(() -> service(WebhookStore.class).remove(practice)))
                .isTrue();
    }

    @Test
    public void whatIsSuspendedStaysSuspendedWhileItsStoreIsAwayAndAfterwards() throws Exception {
        Bundle store = bundle("org.briefsiegel.spine.store");
        service(Routes.class).suspend(ROUTE);

        store.stop();
        await().atMost(SOON).until(() -> find(Routes.class).isEmpty());
        assertThat(service(Plugins.class).isOpen(ROUTE)).isFalse();
        assertThat(service(Plugins.class).isOpen("factor.birth-date")).isTrue();
        store.start();
        await().atMost(SOON).until(this::isReady);

        assertThat(state()).isEqualTo(RouteStatus.State.SUSPENDED);
        assertThat(service(Plugins.class).isOpen(ROUTE)).isFalse();
        service(Routes.class).resume(ROUTE);
        assertThat(state()).isEqualTo(RouteStatus.State.RUNNING);
    }

    private RouteStatus.State state() {
        return service(Routes.class).list().stream()
                .filter(route -> route.name().equals(ROUTE))
                .map(RouteStatus::state)
                .findFirst()
                .orElseThrow();
    }
}
