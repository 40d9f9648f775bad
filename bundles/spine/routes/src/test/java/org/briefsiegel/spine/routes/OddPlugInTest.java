package org.briefsiegel.spine.routes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.ChallengeFactor;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.routes.Containment.Limits;
import org.briefsiegel.spine.routes.Station.Occupant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a plug-in does wrong, on each axis: whoever asked finds its route closed, and goes on. */
@Timeout(30)
class OddPlugInTest {

    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private final CamelContext context = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private RouteCaller caller;

    @BeforeEach
    void start() {
        context.start();
        caller = new RouteCaller(context);
    }

    @AfterEach
    void stop() {
        caller.stop();
        context.stop();
        threads.shutdownNow();
    }

    /** What may go wrong. */
    enum Oddity {
        THROWS,
        BREAKS,
        ANSWERS_NOTHING,
        BLOCKS;

        Object answer() throws Exception {
            switch (this) {
                case THROWS -> throw new IllegalStateException("1984-03-09");
                case BREAKS -> throw new NoClassDefFoundError("gone/Missing");
                case BLOCKS -> NEVER.await();
                case ANSWERS_NOTHING -> {
                    // null
                }
            }
            return null;
        }
    }

    /** An axis, and something that it is asked. */
    private record Question<T>(Class<T> axis, Consumer<T> ask) {

        void putTo(Object stub) {
            ask.accept(axis.cast(stub));
        }

        @Override
        public String toString() {
            return axis.getSimpleName();
        }
    }

    private static Stream<Arguments> oddities() {
        List<Question<?>> questions = List.of(
                new Question<>(DocumentType.class, type -> type.inspect(null)),
                new Question<>(ContentDocumentType.class, type -> type.inspect(null, null)),
                new Question<>(AuthFactor.class, factor -> factor.enrol(null)),
                new Question<>(AuthFactor.class, factor -> factor.verify(null, "", null)),
                new Question<>(ChallengeFactor.class, factor -> factor.challenge(null)),
                new Question<>(ChallengeFactor.class, factor -> factor.prompt(null, "", null)),
                new Question<>(ChallengeFactor.class, factor -> factor.read(null, "")),
                new Question<>(PricingRule.class, rule -> rule.price(null, Locale.GERMAN)),
                new Question<>(Channel.class, channel -> channel.refusal("", Locale.GERMAN)),
                new Question<>(Channel.class, channel -> channel.parts("")));
        return questions.stream()
                .flatMap(question -> Arrays.stream(Oddity.values()).map(oddity -> Arguments.of(question, oddity)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("oddities")
    void itsRouteIsClosedToWhoAsked(Question<?> question, Oddity oddity) throws Exception {
        Object stub = stub(question.axis(), oddity);

        assertThatThrownBy(() -> question.putTo(stub))
                .isInstanceOf(ClosedException.class)
                .hasMessageContaining("odd.one")
                .hasMessageNotContaining("1984");
    }

    private <T> T stub(Class<T> axis, Oddity oddity) throws Exception {
        InvocationHandler odd = (proxy, method, arguments) -> oddity.answer();
        Object plugin = Proxy.newProxyInstance(axis.getClassLoader(), new Class<?>[] {axis}, odd);
        Limits limits = new Limits(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(30));
        Containment containment =
                new Containment("odd.one", threads, limits, System::nanoTime, new FaultLog(System::nanoTime));
        Station station = new Station("odd.one", new Occupant(plugin, containment));
        context.addRoutes(new PlugInRoute(station));
        return Stub.of(axis, List.of(), station, caller::call);
    }
}
