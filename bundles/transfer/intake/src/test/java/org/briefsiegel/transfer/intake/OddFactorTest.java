package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.document.invoice.InvoiceType;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.birthdate.BirthDateFactor;
import org.briefsiegel.spine.routes.ContainedFactor;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A factor that throws, hangs or answers nothing isn't available; nobody else notices. */
@Timeout(60)
class OddFactorTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final CountDownLatch end = new CountDownLatch(1);
    private TestHost host;
    private TestIntake intake;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
    }

    @AfterEach
    void end() {
        end.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "label", "enrol", "prompt"})
    void nothingIsAcceptedWithWhatAnswersNothing(String method) throws Exception {
        install(method, () -> null);
        assertThat(problem(intake.accept(Letters.invoice("birth-date", Optional.empty()), Letters.files("x"))))
                .isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
        assertThat(host.stores().transfers().hasFactor(TestHost.PRACTICE, "birth-date"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "label"})
    void whatThrowsOrHangsIsListedAsNotAvailableAndTheOthersAsEver(String method) {
        for (Callable<Object> fault : List.<Callable<Object>>of(this::never, OddFactorTest::linkage)) {
            install(method, fault);
            Capabilities now = intake.capabilities(Locale.ENGLISH);
            assertThat(now.factors())
                    .filteredOn(factor -> factor.id().equals("birth-date"))
                    .singleElement()
                    .satisfies(factor -> {
                        assertThat(factor.available()).isFalse();
                        assertThat(factor.reason()).contains("not available at the moment");
                    });
            assertThat(now.factors())
                    .filteredOn(factor -> factor.id().equals("sms-code"))
                    .singleElement()
                    .satisfies(factor -> assertThat(factor.available()).isTrue());
            assertThat(now.documentTypes()).hasSize(1);
        }
    }

    @Test
    void whatTransfersStillKnowIsMissingAtTheMomentAndWhatNobodyKnowsIsUnknown() throws Exception {
        intake.accepted("birth-date");
        host.plugins().factors().remove("birth-date");
        host.plugins().documents().remove("invoice");

        assertThat(problem(quote("invoice", "birth-date"))).isEqualTo(Problem.UNAVAILABLE);
        assertThat(problem(quote("receipt", "birth-date"))).isEqualTo(Problem.UNKNOWN_DOCUMENT_TYPE);
        host.plugins().documents().put("invoice", new InvoiceType());
        assertThat(problem(quote("invoice", "birth-date"))).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
        assertThat(problem(quote("invoice", "retina"))).isEqualTo(Problem.UNKNOWN_FACTOR);
        assertThat(problem(intake.accept(Letters.invoice("birth-date", Optional.empty()), Letters.files("x"))))
                .isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
    }

    private Reply<?> quote(String document, String factor) {
        return intake.quote(new PriceRequest(
                TestHost.PRACTICE, List.of(document), factor, Optional.empty(), Locale.GERMAN, Locale.GERMAN));
    }

    private static Problem problem(Reply<?> reply) {
        return reply.fold(
                done -> {
                    throw new AssertionError("accepted");
                },
                refusal -> refusal.problem());
    }

    /** Installs the factor for birth dates, but for one method. */
    private void install(String odd, Callable<Object> fault) {
        AuthFactor sound = new BirthDateFactor(Clock.systemUTC());
        host.plugins().factors().put("birth-date", ContainedFactor.odd("birth-date", sound, odd, fault, PATIENCE));
    }

    private Object never() throws InterruptedException {
        end.await(1, TimeUnit.MINUTES);
        return null;
    }

    private static Object linkage() {
        throw new NoClassDefFoundError("gone/Missing");
    }
}
