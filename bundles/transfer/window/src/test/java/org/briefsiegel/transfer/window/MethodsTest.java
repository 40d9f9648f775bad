package org.briefsiegel.transfer.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities.DocumentKind;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsTest {

    private static final Factor BIRTH_DATE =
            new Factor("birth-date", "Geburtsdatum", "standard", 14, false, Set.of("birthDate"), true, "");
    private static final Factor SMS_CODE =
            new Factor("sms-code", "SMS-Code", "maximum", 90, true, Set.of("phone"), true, "");
    private static final Factor STAMP =
            new Factor("stamp", "Marke", "standard", 7, true, Set.of("stampNumber"), true, "");
    private static final DocumentKind INVOICE = kind("invoice", "birth-date", "sms-code", "stamp", "none");
    private static final DocumentKind RECORD = kind("patient-record", "sms-code");
    private static final Form WITH_PHONE = Form.posted(Map.of(Form.COUNTRY, "AT", Form.PHONE, "0664 1234567"));
    private static final Form EMPTY = Form.posted(Map.of());

    private final FakeDesk desk = new FakeDesk(List.of(INVOICE, RECORD), List.of(BIRTH_DATE, STAMP, SMS_CODE));

    @Test
    void theSafestComeFirstAndNoProtectionLast() {
        assertThat(methods(EMPTY, "invoice"))
                .extracting(Method::id)
                .containsExactly("sms-code", "birth-date", "stamp", Submission.NO_FACTOR);
    }

    @Test
    void noProtectionIsOfferedOnlyWhereEveryDocumentAllowsIt() {
        assertThat(methods(EMPTY, "invoice", "invoice")).anyMatch(Method::isUnprotected);
        assertThat(methods(EMPTY, "invoice", "patient-record")).noneMatch(Method::isUnprotected);
        assertThat(methods(EMPTY, "patient-record")).noneMatch(Method::isUnprotected);
    }

    @Test
    void noProtectionIsOfferedForADocumentOfWhichNothingIsKnown() {
        assertThat(methods(EMPTY, "gone")).noneMatch(Method::isUnprotected);
        assertThat(methods(EMPTY, "invoice", "gone")).noneMatch(Method::isUnprotected);
    }

    @Test
    void whatADocumentForbidsCannotBeChosenAndHasNoPrice() {
        Method method = method("birth-date", methods(EMPTY, "invoice", "patient-record"));

        assertThat(method.isAvailable()).isFalse();
        assertThat(method.reason()).contains("Patient-Record");
        assertThat(method("sms-code", methods(EMPTY, "invoice", "patient-record"))
                        .isAvailable())
                .isTrue();
    }

    @Test
    void theDeskSaysWhyAFactorIsNotAvailable() {
        Factor missing =
                new Factor("sms-code", "SMS-Code", "maximum", 90, true, Set.of("phone"), false, "Nicht im Paket.");
        FakeDesk without = new FakeDesk(List.of(INVOICE), List.of(missing));

        Method method = method(
                "sms-code", new Methods(without).of(visit("de"), draft(Map.of(), "invoice"), WITH_PHONE, Set.of()));

        assertThat(method.reason()).isEqualTo("Nicht im Paket.");
        assertThat(method.price()).isEmpty();
        assertThat(without.asked).isEmpty();
    }

    @Test
    void aPriceIsAskedForWithTheNumberThatWasTyped() {
        Method method = method("sms-code", methods(WITH_PHONE, "invoice", "invoice"));

        assertThat(method.price().replace('\u00a0', ' ')).isEqualTo("0,10 €");
        assertThat(method.quote()).isEqualTo("q-sms-code");
        assertThat(desk.asked)
                .contains(new PriceRequest(
                        "p-1",
                        List.of("invoice", "invoice"),
                        "sms-code",
                        Optional.of("+436641234567"),
                        Locale.ENGLISH,
                        Locale.GERMAN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0664", "01 234567890"})
    void withoutANumberThatTakesTextsThereIsNoPriceYet(String typed) {
        Method method = method("sms-code", methods(Form.posted(Map.of(Form.PHONE, typed)), "invoice"));

        assertThat(method.phone()).isTrue();
        assertThat(method.isAvailable()).isTrue();
        assertThat(method.price()).isEmpty();
        assertThat(method.quote()).isEmpty();
        assertThat(desk.asked).extracting(PriceRequest::factor).doesNotContain("sms-code");
    }

    @Test
    void whatNeedsNoNumberIsPricedWithoutOne() {
        Method method = method("stamp", methods(WITH_PHONE, "invoice"));

        assertThat(method.phone()).isFalse();
        assertThat(method.quote()).isEqualTo("q-stamp");
        assertThat(desk.asked)
                .filteredOn(request -> request.factor().equals("stamp"))
                .allMatch(request -> request.phone().isEmpty());
    }

    @Test
    void aRefusedPriceStaysOpen() {
        desk.refusal = Optional.of(Refusal.of(Problem.CAP_REACHED, "Für heute ist es genug."));

        Method method = method("sms-code", methods(WITH_PHONE, "invoice"));

        assertThat(method.isAvailable()).isTrue();
        assertThat(method.price()).isEmpty();
        assertThat(method.quote()).isEmpty();
    }

    @Test
    void whatIsFreeSaysSoWithoutAsking() {
        List<Method> methods = methods(EMPTY, "invoice");

        assertThat(List.of(method("birth-date", methods), method("none", methods)))
                .allSatisfy(method -> {
                    assertThat(method.price().replace('\u00a0', ' ')).isEqualTo("0,00 €");
                    assertThat(method.quote()).isEmpty();
                });
        assertThat(desk.asked).extracting(PriceRequest::factor).doesNotContain("birth-date", "none");
    }

    @Test
    void theValueOfTheRecordIsShownAsPeopleReadIt() {
        assertThat(birthDate("de", Map.of("birthDate", "1980-01-02")).record()).isEqualTo("2. Januar 1980");
        assertThat(birthDate("en", Map.of("birthDate", "1980-01-02")).record()).isEqualTo("January 2, 1980");
        assertThat(birthDate("de", Map.of("birthDate", "1980")).record()).isEqualTo("1980");
        assertThat(birthDate("de", Map.of("birthDate", "1980-01-02")).asks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aValueIsAskedForWhereTheRecordHasNone(String written) {
        assertThat(birthDate("de", Map.of("birthDate", written)).asks()).isTrue();
        assertThat(birthDate("de", Map.of("name", "Maria")).asks()).isTrue();
    }

    @Test
    void aValueIsAskedForWhereTheOneOfTheRecordWasRefused() {
        Draft draft = draft(Map.of("birthDate", "1880-01-02"), "invoice");
        Form form = Form.posted(Map.of("value-birth-date", "1980-01-02"));

        Method method = method("birth-date", new Methods(desk).of(visit("de"), draft, form, Set.of("birth-date")));

        assertThat(method.asks()).isTrue();
        assertThat(method.value()).isEqualTo("1980-01-02");
        assertThat(method.field()).isEqualTo("value-birth-date");
    }

    @Test
    void aNumberIsNeverTakenForAValueOfTheRecord() {
        Draft draft = draft(Map.of("phone", "0664 1234567"), "invoice");

        Method method = method("sms-code", new Methods(desk).of(visit("de"), draft, EMPTY, Set.of()));

        assertThat(method.record()).isEmpty();
        assertThat(method.asks()).isFalse();
    }

    @Test
    void aLogNeverShowsAValue() {
        assertThat(birthDate("de", Map.of("birthDate", "1980-01-02"))).hasToString("Method[birth-date]");
    }

    private Method birthDate(String language, Map<String, String> facts) {
        return method("birth-date", new Methods(desk).of(visit(language), draft(facts, "invoice"), EMPTY, Set.of()));
    }

    private List<Method> methods(Form form, String... types) {
        return new Methods(desk).of(visit("de"), draft(Map.of(), types), form, Set.of());
    }

    private static Method method(String id, List<Method> methods) {
        return methods.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private static Draft draft(Map<String, String> facts, String... types) {
        return new Draft(
                "p-1",
                Stream.of(types)
                        .map(type -> new Submission.Document(type, type + ".pdf", Optional.empty(), Map.of()))
                        .toList(),
                new Recipient("Maria Muster", "maria@example.org", "", Locale.ENGLISH, Recipient.PATIENT),
                Optional.empty(),
                Optional.empty(),
                facts,
                "",
                "R-1",
                Locale.GERMAN);
    }

    private static Visit visit(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Practice practice =
                new Practice("p-1", "Ordination", Plan.PRO, Set.of("sms"), "", "", false, Optional.empty(), Map.of());
        return new Visit(
                "t",
                "k",
                practice,
                locale,
                new Texts(Methods.class, locale, ZoneId.of("Europe/Vienna")),
                new Window.Overview("p-1", locale),
                true);
    }

    private static DocumentKind kind(String id, String... factors) {
        String label = id.equals("invoice") ? "Rechnung" : "Patient-Record";
        return new DocumentKind(id, label, Set.of("application/pdf"), Set.of(factors));
    }
}
