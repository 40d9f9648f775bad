package org.briefsiegel.transfer.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import org.briefsiegel.transfer.plugins.Axis.Entry;
import org.briefsiegel.transfer.plugins.Containment.Limits;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

/** Of two plug-ins with one id one is in force, and the other takes over. */
class AxisTest {

    private final Axis<String> axis = new Axis<>(
            "factor",
            (station, plugin) -> new Entry<>(
                    plugin,
                    new Containment(
                            station,
                            Runnable::run,
                            new Limits(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                            System::nanoTime,
                            new FaultLog(System::nanoTime))));

    @Test
    void theHigherRankedIsInForceAndTheOtherTakesOverWhenItLeaves() {
        ServiceReference<String> first = reference("phrase", 1);
        ServiceReference<String> second = reference("phrase", 2);
        axis.add(first, "version 1");
        axis.add(second, "version 2");
        assertThat(axis.plugins()).containsEntry("phrase", "version 2").hasSize(1);

        axis.remove(second);
        assertThat(axis.plugins()).containsEntry("phrase", "version 1").hasSize(1);
        assertThat(axis.isSound("phrase")).isTrue();

        axis.add(second, "version 2");
        axis.remove(first);
        assertThat(axis.plugins()).containsEntry("phrase", "version 2").hasSize(1);
    }

    @Test
    void whatHasLeftIsRemembered() {
        ServiceReference<String> only = reference("phrase", 1);
        assertThat(axis.hasSeen("phrase")).isFalse();
        axis.add(only, "the one");
        axis.remove(only);
        assertThat(axis.plugins()).isEmpty();
        assertThat(axis.isSound("phrase")).isFalse();
        assertThat(axis.hasSeen("phrase")).isTrue();
        assertThat(axis.hasSeen("other")).isFalse();
    }

    /** In the order of its rank, with an id. */
    @SuppressWarnings("unchecked")
    private static ServiceReference<String> reference(String id, int rank) {
        return (ServiceReference<String>) Proxy.newProxyInstance(
                AxisTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> arguments[0].equals("factor.id") ? id : rank;
                    case "compareTo" ->
                        Integer.compare(rank, (int) ((ServiceReference<?>) arguments[0]).getProperty("rank"));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
