package org.briefsiegel.transfer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
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
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.Letters;
import org.briefsiegel.spine.routes.ContainedOf;
import org.briefsiegel.transfer.access.AccessOf;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A factor that throws, hangs or answers nothing isn't available; nobody else notices. */
@Timeout(60)
class OddFactorTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private House house;
    private CoreOf core;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
    }

    @AfterEach
    void close() {
        end.countDown();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "label", "enrol", "prompt"})
    void nothingIsAcceptedWithWhatAnswersNothing(String method) throws Exception {
        install(odd(method, () -> null));
        assertThat(problem(core.service().accept(Letters.invoice("birth-date", Optional.empty()), Letters.files("x"))))
                .isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
        assertThat(house.store().hasFactor(House.PRACTICE, "birth-date")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "label"})
    void whatThrowsOrHangsIsListedAsNotAvailableAndTheOthersAsEver(String method) {
        for (Callable<Object> fault : List.<Callable<Object>>of(this::never, OddFactorTest::linkage)) {
            install(odd(method, fault));
            Capabilities now = core.service().capabilities(House.PRACTICE, Locale.ENGLISH);
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
    void aQuestionThatCannotBeAskedIsSaidNotToBeAvailable() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        install(odd("prompt", this::never));
        AccessOf access = new AccessOf(house);
        assertThat(AccessOf.letter(access.service(), access.link(transfer)).status())
                .isEqualTo(Letter.Status.UNAVAILABLE);
    }

    @Test
    void whatTransfersStillKnowIsMissingAtTheMomentAndWhatNobodyKnowsIsUnknown() throws Exception {
        core.accepted("birth-date");
        house.plugins().factors().remove("birth-date");
        house.plugins().documents().remove("invoice");

        assertThat(problem(quote("invoice", "birth-date"))).isEqualTo(Problem.UNAVAILABLE);
        assertThat(problem(quote("receipt", "birth-date"))).isEqualTo(Problem.UNKNOWN_DOCUMENT_TYPE);
        house.plugins().documents().put("invoice", new InvoiceType());
        assertThat(problem(quote("invoice", "birth-date"))).isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
        assertThat(problem(quote("invoice", "retina"))).isEqualTo(Problem.UNKNOWN_FACTOR);
        assertThat(problem(core.service().accept(Letters.invoice("birth-date", Optional.empty()), Letters.files("x"))))
                .isEqualTo(Problem.FACTOR_NOT_AVAILABLE);
    }

    private Reply<?> quote(String document, String factor) {
        return core.service()
                .quote(new PriceRequest(
                        House.PRACTICE, List.of(document), factor, Optional.empty(), Locale.GERMAN, Locale.GERMAN));
    }

    private static Problem problem(Reply<?> reply) {
        return reply.fold(
                done -> {
                    throw new AssertionError("accepted");
                },
                refusal -> refusal.problem());
    }

    private void install(AuthFactor factor) {
        house.plugins().factors().put("birth-date", ContainedOf.factor("birth-date", factor, PATIENCE));
    }

    /** The factor for birth dates, but for one method. */
    private static AuthFactor odd(String odd, Callable<Object> fault) {
        AuthFactor sound = new BirthDateFactor(Clock.systemUTC());
        return (AuthFactor) Proxy.newProxyInstance(
                AuthFactor.class.getClassLoader(),
                new Class<?>[] {AuthFactor.class},
                (proxy, method, arguments) ->
                        method.getName().equals(odd) ? fault.call() : method.invoke(sound, arguments));
    }

    private Object never() throws InterruptedException {
        end.await(1, TimeUnit.MINUTES);
        return null;
    }

    private static Object linkage() {
        throw new NoClassDefFoundError("gone/Missing");
    }
}
