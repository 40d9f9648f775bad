package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.document.api.Content;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Use;
import org.briefsiegel.spine.routes.Station.Occupant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plug-in is asked along its route, and in no other way. */
class SpineTest {

    private static final Upload UPLOAD =
            new Upload("letter.pdf", Optional.empty(), "application/pdf", Map.of(), new byte[0], Locale.GERMAN);

    private final CamelContext context = new DefaultCamelContext();
    private final Plain type = new Plain("Letter");
    private final Station station = new Station("document.letter", Plain.occupant("document.letter", type));
    private RouteCaller caller;
    private CamelSpine spine;
    private DocumentType stub;

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new UseRoutes());
        context.start();
        caller = new RouteCaller(context);
        spine = new CamelSpine(caller);
        stub = Stub.of(DocumentType.class, List.of(), station, caller::call);
    }

    @AfterEach
    void stop() {
        caller.stop();
        context.stop();
    }

    @Test
    void theRouteBringsWhatThePlugInAnswers() throws Exception {
        context.addRoutes(new PlugInRoute(station));

        assertThat(stub.inspect(UPLOAD)).isEqualTo(new Inspection.Accepted("Letter"));
    }

    @Test
    void withoutItsRouteAPlugInIsClosed() {
        assertThatThrownBy(() -> stub.inspect(UPLOAD))
                .isInstanceOfSatisfying(
                        ClosedException.class,
                        closed -> assertThat(closed.route()).isEqualTo("document.letter"));
    }

    @Test
    void aSuspendedPlugInIsClosedUntilItIsResumedButKeepsItsName() throws Exception {
        context.addRoutes(new PlugInRoute(station));
        assertThat(stub.name(Locale.GERMAN)).isEqualTo("Letter");

        context.getRouteController().suspendRoute("document.letter");
        assertThatThrownBy(() -> stub.inspect(UPLOAD)).isInstanceOf(ClosedException.class);
        assertThat(stub.name(Locale.GERMAN)).isEqualTo("Letter");

        context.getRouteController().resumeRoute("document.letter");
        assertThat(stub.inspect(UPLOAD)).isNotNull();
    }

    @Test
    void whatWasSuspendedBeforeAnybodyAskedForItsNameHasOneForPractices() {
        Occupant introduced = Plain.occupant("document.letter", type);
        introduced.introduce(DocumentType.class);
        station.occupy(introduced);

        assertThat(stub.name(Locale.GERMAN)).isEqualTo("Letter");
        assertThat(stub.name(Locale.ENGLISH)).isEqualTo("Letter");
        assertThat(stub.name(Locale.forLanguageTag("de-AT"))).isEqualTo("Letter");
        assertThat(stub.name(Locale.UK)).isEqualTo("Letter");
        assertThat(stub.policy()).isNotNull();
        assertThatThrownBy(() -> stub.name(Locale.FRENCH)).isInstanceOf(ClosedException.class);
    }

    @Test
    void aStubReadsContentsWhereItsPlugInDoes() throws Exception {
        context.addRoutes(new PlugInRoute(station));
        List<Class<? extends DocumentType>> options = List.of(ContentDocumentType.class);
        assertThat(Stub.of(DocumentType.class, options, station, caller::call))
                .isNotInstanceOf(ContentDocumentType.class);

        ContentDocumentType reader = new ContentDocumentType() {
            @Override
            public String name(Locale locale) {
                return type.name(locale);
            }

            @Override
            public DocumentPolicy policy() {
                return type.policy();
            }

            @Override
            public Inspection inspect(Upload upload, Content content) {
                return new Inspection.Accepted("of " + content.size());
            }
        };
        station.occupy(Plain.occupant("document.letter", reader));

        assertThat(Stub.of(DocumentType.class, options, station, caller::call))
                .isInstanceOfSatisfying(
                        ContentDocumentType.class,
                        reading -> assertThat(reading.inspect(UPLOAD, new Empty()))
                                .isEqualTo(new Inspection.Accepted("of 0")));
    }

    /** A content of no bytes. */
    private record Empty() implements Content {

        @Override
        public long size() {
            return 0;
        }

        @Override
        public int read(ByteBuffer into, long position) {
            return -1;
        }
    }

    @Test
    void aFaultIsToldAsAClosedRoute() throws Exception {
        context.addRoutes(new PlugInRoute(station));

        assertThatThrownBy(() -> stub.inspect(null)).isInstanceOf(ClosedException.class);
    }

    @Test
    void whatIsConstantIsAskedOnce() throws Exception {
        context.addRoutes(new PlugInRoute(station));

        assertThat(stub.policy()).isEqualTo(stub.policy());

        assertThat(type.policies()).hasValue(1);
        assertThat(stub).isEqualTo(stub).hasToString("stub of document.letter");
    }

    @Test
    void workTravelsTheRouteOfItsUseOnTheCallersThread() {
        assertThat(spine.travel(Use.ACCEPT, Thread::currentThread)).isEqualTo(Thread.currentThread());
    }

    @Test
    void aSuspendedUseIsClosed() throws Exception {
        context.getRouteController().suspendRoute("accept");

        assertThatThrownBy(() -> spine.travel(Use.ACCEPT, () -> "done"))
                .isInstanceOfSatisfying(
                        ClosedException.class,
                        closed -> assertThat(closed.route()).isEqualTo("accept"));
        assertThat(spine.<String>travel(Use.QUOTE, () -> "done")).isEqualTo("done");
    }

    @Test
    void whatTheWorkThrowsReachesTheCaller() {
        assertThatThrownBy(() -> spine.travel(Use.ANSWER, () -> {
                    throw new IllegalStateException("out of order");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of order");
    }

    /** Whoever wakes has committed what is to be delivered. */
    @Test
    void wakingNeverFails() throws Exception {
        assertThatCode(spine::wake).doesNotThrowAnyException();

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:wake").routeId("wake").throwException(new IllegalStateException("a fault"));
            }
        });
        assertThatCode(spine::wake).doesNotThrowAnyException();
    }

    @Test
    void aPlugInThatIsClosedWithinAUseIsTheOneThatIsNamed() {
        assertThatThrownBy(() -> spine.travel(Use.ACCEPT, () -> stub.inspect(UPLOAD)))
                .isInstanceOfSatisfying(
                        ClosedException.class,
                        closed -> assertThat(closed.route()).isEqualTo("document.letter"));
    }
}
