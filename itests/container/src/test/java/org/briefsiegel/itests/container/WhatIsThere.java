package org.briefsiegel.itests.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Ledger;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.spine.api.RouteStatus;
import org.briefsiegel.spine.api.Routes;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Suspensions;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.spine.job.Job;
import org.briefsiegel.webhook.api.WebhookService;
import org.briefsiegel.webhook.api.WebhookStore;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Bundles, components, services and routes as they are once the host is ready. */
public class WhatIsThere extends InTheContainer {

    @Test
    public void everyBundleIsActive() {
        assertThat(context.getBundles())
                .filteredOn(bundle -> !isFragment(bundle))
                .allSatisfy(bundle -> assertThat(bundle.getState())
                        .as(bundle.getSymbolicName())
                        .isEqualTo(Bundle.ACTIVE));
    }

    private static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }

    @Test
    public void noPackageOfTheHouseIsExportedTwice() {
        List<Object> packages = Arrays.stream(context.getBundles())
                .flatMap(bundle ->
                        bundle.adapt(BundleWiring.class).getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .map(exported -> exported.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
                .filter(name -> name.toString().startsWith("org.briefsiegel."))
                .toList();

        assertThat(packages).contains("org.briefsiegel.spine.api").doesNotHaveDuplicates();
    }

    @Test
    public void everyComponentOfTheHouseHasAllThatItNeeds() {
        ServiceComponentRuntime components = service(ServiceComponentRuntime.class);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(components.getComponentDescriptionDTOs(ours()).stream()
                                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream()))
                        .hasSizeGreaterThan(50)
                        .allSatisfy(component -> assertThat(component.state)
                                .as(component.description.name)
                                .isIn(ComponentConfigurationDTO.SATISFIED, ComponentConfigurationDTO.ACTIVE)));
    }

    private Bundle[] ours() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.briefsiegel."))
                .toArray(Bundle[]::new);
    }

    @Test
    public void thePlugInsOfEachAxisCarryTheirIds() {
        assertThat(ids(DocumentType.class, "document")).containsExactlyInAnyOrder("invoice", "patient-record");
        assertThat(ids(AuthFactor.class, "factor"))
                .containsExactlyInAnyOrder("birth-date", "insurance-number", "sms-code");
        assertThat(ids(Channel.class, "channel")).containsExactlyInAnyOrder("mail", "sms");
        assertThat(ids(PricingRule.class, "billing")).containsExactly("tariff");
    }

    /** Each a text, and that of the bundle that the plug-in comes in. */
    private List<String> ids(Class<?> type, String axis) {
        return references(type).stream()
                .peek(plugin -> assertThat(plugin.getBundle().getSymbolicName())
                        .isEqualTo("org.briefsiegel." + axis + "."
                                + plugin.getProperty(axis + ".id").toString().replace("-", "")))
                .map(plugin -> (String) plugin.getProperty(axis + ".id"))
                .toList();
    }

    @Test
    public void eachServiceOfTheHostIsThereOnce() {
        assertThat(List.of(
                        Books.class,
                        Clock.class,
                        Entities.class,
                        Ledger.class,
                        Plugins.class,
                        Practices.class,
                        Routes.class,
                        Spine.class,
                        Suspensions.class,
                        Transactions.class,
                        WebhookService.class,
                        WebhookStore.class))
                .allSatisfy(type -> assertThat(references(type)).hasSize(1));
    }

    @Test
    public void asManyBundlesBringTablesAsThePersistenceUnitWaitsFor() {
        assertThat(references(Contribution.class))
                .extracting(contribution -> contribution.getBundle().getSymbolicName())
                .contains(
                        "org.briefsiegel.billing.ledger",
                        "org.briefsiegel.practice.registry",
                        "org.briefsiegel.spine.store",
                        "org.briefsiegel.webhook.store")
                .doesNotHaveDuplicates();
    }

    @Test
    public void thereIsOneRouteForEachPlugInEachJobAndEachUseAndAllOfThemRun() {
        List<String> plugIns = Stream.of(
                        ids(DocumentType.class, "document").stream().map("document."::concat),
                        ids(AuthFactor.class, "factor").stream().map("factor."::concat),
                        ids(Channel.class, "channel").stream()
                                .flatMap(id -> Stream.of("channel." + id, "channel." + id + ".check")),
                        ids(PricingRule.class, "billing").stream().map("billing."::concat))
                .flatMap(names -> names)
                .toList();
        List<String> jobs = references(Job.class).stream()
                .map(job -> "job." + job.getProperty("job.name"))
                .toList();
        List<String> uses = Arrays.stream(Use.values()).map(Use::route).toList();

        await().atMost(SOON).untilAsserted(() -> {
            List<RouteStatus> routes = service(Routes.class).list();
            assertThat(names(routes, "document", "factor", "channel", "billing"))
                    .hasSameElementsAs(plugIns);
            assertThat(routes)
                    .extracting(RouteStatus::name)
                    .containsAll(jobs)
                    .containsAll(uses)
                    .contains("job.suspensions", "deliver", "send");
            assertThat(routes).extracting(RouteStatus::name).doesNotHaveDuplicates();
            assertThat(routes).extracting(RouteStatus::state).containsOnly(RouteStatus.State.RUNNING);
        });
    }

    private static List<String> names(Collection<RouteStatus> routes, String... axes) {
        return routes.stream()
                .map(RouteStatus::name)
                .filter(name -> name.contains(".") && Set.of(axes).contains(name.substring(0, name.indexOf('.'))))
                .toList();
    }

    private List<ServiceReference<?>> references(Class<?> type) {
        try {
            ServiceReference<?>[] found = context.getServiceReferences(type.getName(), null);
            return found == null ? List.of() : List.of(found);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
