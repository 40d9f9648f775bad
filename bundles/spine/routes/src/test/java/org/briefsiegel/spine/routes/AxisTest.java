package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.spine.routes.Station.Occupant;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

/** Of two plug-ins with one id one is in force, and the other takes over. */
class AxisTest {

    private final Set<String> open = new TreeSet<>();
    private final Axis<DocumentType> axis = new Axis<>("document", id -> "document." + id, new Axis.Host<>() {
        @Override
        public Occupant contain(String route, DocumentType plugin) {
            return Plain.occupant(route, plugin);
        }

        @Override
        public DocumentType stub(Station station) {
            return Stub.of(DocumentType.class, List.of(), station, (route, slip) -> station.answer(slip));
        }

        @Override
        public Runnable open(Station station) {
            open.add(station.route());
            return () -> open.remove(station.route());
        }
    });

    @Test
    void theHigherRankedIsInForceAndTheOtherTakesOverWhenItLeaves() {
        ServiceReference<DocumentType> first = reference("letter", 1);
        ServiceReference<DocumentType> second = reference("letter", 2);
        axis.add(first, new Plain("version 1"));
        DocumentType stub = axis.plugins().get("letter");
        assertThat(stub.name(Locale.GERMAN)).isEqualTo("version 1");

        axis.add(second, new Plain("version 2"));
        assertThat(stub.name(Locale.GERMAN)).isEqualTo("version 2");

        axis.remove(second);
        assertThat(stub.name(Locale.GERMAN)).isEqualTo("version 1");

        axis.add(second, new Plain("version 2"));
        axis.remove(first);
        assertThat(stub.name(Locale.GERMAN)).isEqualTo("version 2");
        assertThat(axis.plugins()).containsOnlyKeys("letter");
    }

    @Test
    void anIdHasARouteWhileThereIsAPlugInOfIt() {
        ServiceReference<DocumentType> first = reference("letter", 1);
        ServiceReference<DocumentType> second = reference("letter", 2);
        axis.add(first, new Plain("version 1"));
        axis.add(second, new Plain("version 2"));
        assertThat(open).containsExactly("document.letter");

        axis.remove(first);
        assertThat(open).containsExactly("document.letter");

        axis.remove(second);
        assertThat(open).isEmpty();
    }

    @Test
    void whatHasLeftIsRemembered() {
        ServiceReference<DocumentType> only = reference("letter", 1);
        assertThat(axis.hasSeen("document.letter")).isFalse();
        axis.add(only, new Plain("the one"));
        axis.remove(only);
        assertThat(axis.plugins()).isEmpty();
        assertThat(axis.hasSeen("document.letter")).isTrue();
        assertThat(axis.hasSeen("document.other")).isFalse();
    }

    /** In the order of its rank, with an id. */
    @SuppressWarnings("unchecked")
    private static ServiceReference<DocumentType> reference(String id, int rank) {
        return (ServiceReference<DocumentType>) Proxy.newProxyInstance(
                AxisTest.class.getClassLoader(),
                new Class<?>[] {ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> arguments[0].equals("document.id") ? id : rank;
                    case "compareTo" ->
                        Integer.compare(rank, (int) ((ServiceReference<?>) arguments[0]).getProperty("rank"));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
