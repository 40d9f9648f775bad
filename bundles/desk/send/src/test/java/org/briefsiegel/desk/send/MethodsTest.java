package org.briefsiegel.desk.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.transfer.api.Capabilities.DocumentKind;
import org.briefsiegel.transfer.api.Capabilities.Fact;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsTest {

    private static final Factor BIRTH_DATE = new Factor(
            "birth-date",
            "Geburtsdatum",
            "standard",
            14,
            false,
            List.of(Drafts.BIRTH_DATE),
            "Zum Beispiel 9.3.1984",
            "Tragen Sie das Geburtsdatum ein.",
            true,
            "");
    private static final Factor SMS_CODE =
            new Factor("sms-code", "SMS-Code", "maximum", 90, true, List.of(Drafts.PHONE), true, "");
    private static final Fact STAMP_NUMBER = new Fact("stampNumber", "Marke", true, "digits", "/patient/stampNumber");
    private static final Factor STAMP =
            new Factor("stamp", "Marke", "standard", 7, true, List.of(STAMP_NUMBER), true, "");
    private static final DocumentKind INVOICE = kind("invoice", "birth-date", "sms-code", "stamp", "none");
    private static final DocumentKind RECORD = kind("patient-record", "sms-code");
    private static final Form WITH_PHONE = Form.posted(Map.of(Form.COUNTRY, "AT", Form.PHONE, "0664 1234567"));
    private static final PriceQuote.Line REMINDERS =
            new PriceQuote.Line("SMS-Erinnerung", 2, new Price("0.10", "EUR"), new Price("0.20", "EUR"));
    private static final Form EMPTY = Form.posted(Map.of());

    private final FakeTransferService service =
            new FakeTransferService(List.of(INVOICE, RECORD), List.of(BIRTH_DATE, STAMP, SMS_CODE));

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
        Factor missing = new Factor(
                "sms-code", "SMS-Code", "maximum", 90, true, List.of(Drafts.PHONE), false, "Nicht im Paket.");
        FakeTransferService without = new FakeTransferService(List.of(INVOICE), List.of(missing));

        Method method = method("sms-code", methods(without, WITH_PHONE, Map.of(), "invoice"));

        assertThat(method.reason()).isEqualTo("Nicht im Paket.");
        assertThat(method.price()).isEmpty();
        assertThat(without.asked).isEmpty();
    }

    @Test
    void aPriceIsAskedForWithTheNumberThatWasTyped() {
        Method method = method("sms-code", methods(WITH_PHONE, "invoice", "invoice"));

        assertThat(method.price().replace('\u00a0', ' ')).isEqualTo("0,10 €");
        assertThat(method.quote()).isEqualTo("q-sms-code");
        assertThat(service.asked)
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
        assertThat(service.asked).extracting(PriceRequest::factor).doesNotContain("sms-code");
    }

    @Test
    void whatNeedsNoNumberIsPricedWithoutOne() {
        Method method = method("stamp", methods(WITH_PHONE, "invoice"));

        assertThat(method.phone()).isFalse();
        assertThat(method.quote()).isEqualTo("q-stamp");
        assertThat(service.asked)
                .filteredOn(request -> request.factor().equals("stamp"))
                .allMatch(request -> request.phone().isEmpty());
    }

    @Test
    void aRefusedPriceStaysOpen() {
        service.refusal = Optional.of(Refusal.of(Problem.CAP_REACHED, "Für heute ist es genug."));

        Method method = method("sms-code", methods(WITH_PHONE, "invoice"));

        assertThat(method.isAvailable()).isTrue();
        assertThat(method.price()).isEmpty();
        assertThat(method.priceFlaw()).isEqualTo("Für heute ist es genug.");
        assertThat(method.priceNotice()).isEqualTo("Für heute ist es genug.");
        assertThat(method.quote()).isEmpty();
    }

    @Test
    void aBalanceThatRunsLowIsSaidBesideThePrice() {
        assertThat(method("sms-code", methods(WITH_PHONE, "invoice")).priceNotice())
                .isEmpty();
        service.notices = List.of(new Warning("low-balance", "/authentication/factor", "Es geht zu Ende."));

        Method method = method("sms-code", methods(WITH_PHONE, "invoice"));

        assertThat(method.priceNotice()).isEqualTo("Es geht zu Ende.");
        assertThat(method.priceFlaw()).isEmpty();
        assertThat(method.price()).isNotEmpty();
    }

    @Test
    void whatIsFreeSaysSoWithoutAsking() {
        List<Method> methods = methods(EMPTY, "invoice");

        assertThat(List.of(method("birth-date", methods), method("none", methods)))
                .allSatisfy(method -> {
                    assertThat(method.price().replace('\u00a0', ' ')).isEqualTo("0,00 CHF");
                    assertThat(method.quote()).isEmpty();
                });
        assertThat(service.asked).extracting(PriceRequest::factor).doesNotContain("birth-date", "none");
    }

    @Test
    void whereTextMessagesMayRemindThePriceNamesTheMostThatTheyMayCost() {
        service.reminders = List.of(REMINDERS);

        List<Method> methods = reminded(WITH_PHONE);

        assertThat(List.of(method("birth-date", methods), method("sms-code", methods), method("stamp", methods)))
                .allSatisfy(method -> {
                    assertThat(method.price().replace('\u00a0', ' '))
                            .isEqualTo("0,10 €, mit SMS-Erinnerungen höchstens 0,30 €");
                    assertThat(method.chargeable()).isTrue();
                    assertThat(method.usesPhone()).isTrue();
                    assertThat(method.quote()).isEqualTo("q-" + method.id());
                });
        assertThat(method("sms-code", methods).cost()).isEqualTo("kostenpflichtig");
        assertThat(method("birth-date", methods).cost()).isEqualTo("kostenlos bis auf SMS-Erinnerungen");
        assertThat(service.asked).allMatch(request -> request.phone().equals(Optional.of("+436641234567")));
        assertThat(method(Submission.NO_FACTOR, methods).usesPhone()).isFalse();
    }

    @Test
    void whereNobodyCanBeRemindedByTextNothingIsSaidOfIt() {
        Method free = method("birth-date", reminded(WITH_PHONE));
        assertThat(free.price().replace('\u00a0', ' '))
                .as("a number that takes none")
                .isEqualTo("0,00 CHF");
        assertThat(free.quote()).isEmpty();
        assertThat(free.cost()).isEqualTo("kostenlos");
        assertThat(free.chargeable()).isFalse();
        assertThat(free.usesPhone()).isFalse();

        service.reminders = List.of(REMINDERS);
        assertThat(method("birth-date", reminded(EMPTY)).quote())
                .as("no number")
                .isEmpty();
        assertThat(method("stamp", reminded(EMPTY)).usesPhone()).isFalse();
    }

    private List<Method> reminded(Form form) {
        Selection selection = selection(form, Map.of(), "invoice");
        return new Methods(service, new FakeWindows(selection.window()), () -> "CHF")
                .of(Drafts.visit(Drafts.REMINDING, "de"), selection);
    }

    @Test
    void theValueOfTheRecordIsShownAsPeopleReadIt() {
        assertThat(birthDate("de", Map.of("birthDate", "1984-01-02")).record()).isEqualTo("2. Januar 1984");
        assertThat(birthDate("en", Map.of("birthDate", "1984-01-02")).record()).isEqualTo("January 2, 1984");
        assertThat(birthDate("de", Map.of("birthDate", "1980")).record()).isEqualTo("1980");
        assertThat(birthDate("de", Map.of("birthDate", "1984-01-02")).asks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void aValueIsAskedForWhereTheRecordHasNone(String written) {
        assertThat(birthDate("de", Map.of("birthDate", written)).asks()).isTrue();
        assertThat(birthDate("de", Map.of("name", "Maria")).asks()).isTrue();
    }

    @Test
    void aValueIsAskedForWhereTheOneOfTheRecordIsWrong() {
        Form typed = Form.posted(Map.of("value-birth-date", "9.3.1984"));

        Method method = method("birth-date", methods(service, typed, Map.of("birthDate", "9.3.84"), "invoice"));

        assertThat(method.record()).isEqualTo("9.3.84");
        assertThat(method.recordFlaw()).isEqualTo("Dieses Datum gibt es nicht.");
        assertThat(method.asks()).isTrue();
        assertThat(method.value()).isEqualTo("9.3.1984");
        assertThat(method.valueFlaw()).isEmpty();
        assertThat(method.field()).isEqualTo("value-birth-date");
    }

    @Test
    void aFactorSaysItselfHowItsValueIsTypedIn() {
        Method birthDate = method("birth-date", methods(EMPTY, "invoice"));
        Method stamp = method("stamp", methods(EMPTY, "invoice"));

        assertThat(birthDate.hint()).isEqualTo("Zum Beispiel 9.3.1984.");
        assertThat(birthDate.missing()).isEqualTo("Tragen Sie das Geburtsdatum ein.");
        assertThat(stamp.hint()).isEmpty();
        assertThat(stamp.missing()).isEqualTo("Füllen Sie „Marke“ aus.");
    }

    @Test
    void whatAFactorKnowsOfARecipientIsTheRecipientsAndAskedForSo() {
        Fact serial = new Fact("serialNumber", "Seriennummer", false, "text", "/recipient/facts/serialNumber");
        Factor token = new Factor("token", "Gerät", "maximum", 30, false, List.of(serial), true, "");
        FakeTransferService tokens = new FakeTransferService(List.of(kind("invoice", "token")), List.of(token));

        Method method = method("token", methods(tokens, EMPTY, Map.of("serialNumber", "of the patient"), "invoice"));

        assertThat(method.label()).isEqualTo("Gerät des Empfängers");
        assertThat(method.record()).isEmpty();
        assertThat(method.asks()).isTrue();
        assertThat(method.digits()).isFalse();
        assertThat(method("stamp", methods(EMPTY, "invoice")).digits()).isTrue();
    }

    @Test
    void onlyADayIsShownAsADay() {
        Method method = method("stamp", methods(service, EMPTY, Map.of("stampNumber", "1984-01-02"), "invoice"));

        assertThat(method.record()).isEqualTo("1984-01-02");
    }

    @Test
    void whatIsTypedInIsCheckedToo() {
        Form typed = Form.posted(Map.of("value-birth-date", "31.2.1985"));

        assertThat(method("birth-date", methods(service, typed, Map.of(), "invoice"))
                        .valueFlaw())
                .isEqualTo("Dieses Datum gibt es nicht.");
        assertThat(method("birth-date", methods(EMPTY, "invoice")).valueFlaw()).isEmpty();
    }

    @Test
    void nobodyWondersWhoseFactIsAskedFor() {
        assertThat(methods(EMPTY, "invoice"))
                .extracting(Method::label)
                .contains("SMS-Code", "Geburtsdatum des Patienten", "Marke des Patienten");
    }

    @Test
    void aDocumentThatIsTakenOutForbidsNothing() {
        Selection both = selection(EMPTY, Map.of(), "invoice", "patient-record");

        assertThat(method("birth-date", of(service, both)).isAvailable()).isFalse();
        assertThat(method("birth-date", of(service, both.without(2))).isAvailable())
                .isTrue();
        assertThat(of(service, both.without(2))).anyMatch(Method::isUnprotected);
    }

    @Test
    void aNumberIsNeverTakenForAValueOfTheRecord() {
        Method method = method("sms-code", methods(service, EMPTY, Map.of("phone", "0664 1234567"), "invoice"));

        assertThat(method.record()).isEmpty();
        assertThat(method.asks()).isFalse();
    }

    @Test
    void aLogNeverShowsAValue() {
        assertThat(birthDate("de", Map.of("birthDate", "1980-01-02"))).hasToString("Method[birth-date]");
    }

    private Method birthDate(String language, Map<String, String> facts) {
        Selection selection = selection(EMPTY, facts, "invoice");
        return method(
                "birth-date",
                new Methods(service, new FakeWindows(selection.window()), () -> "CHF")
                        .of(Drafts.visit(language), selection));
    }

    private List<Method> methods(Form form, String... types) {
        return methods(service, form, Map.of(), types);
    }

    private static List<Method> methods(
            FakeTransferService service, Form form, Map<String, String> facts, String... types) {
        return of(service, selection(form, facts, types));
    }

    private static List<Method> of(FakeTransferService service, Selection selection) {
        return new Methods(service, new FakeWindows(selection.window()), () -> "CHF").of(Drafts.visit("de"), selection);
    }

    private static Selection selection(Form form, Map<String, String> facts, String... types) {
        return Selection.of(Drafts.window(facts, types)).with(form, Set.of("birth-date", "sms-code", "stamp"));
    }

    private static Method method(String id, List<Method> methods) {
        return methods.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    private static DocumentKind kind(String id, String... factors) {
        String label = id.equals("invoice") ? "Rechnung" : "Patient-Record";
        return new DocumentKind(id, label, Set.of("application/pdf"), Set.of(factors), true);
    }
}
