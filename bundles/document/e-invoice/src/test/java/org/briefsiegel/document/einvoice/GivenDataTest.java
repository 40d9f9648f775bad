package org.briefsiegel.document.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Payment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be paid, of the data and of what the sender says beside. */
class GivenDataTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 14);
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void theDataAloneSayWhatIsToBePaid() throws Exception {
        assertThat(payment(Cii.invoice(), NOTHING)).contains(due(Cii.IBAN, "Dr. Maria Huber", "GIBAATWWXXX", 8400));
    }

    @Test
    void whatTheSenderSaysTheSameIsTaken() throws Exception {
        Map<String, String> given = Map.of(
                "number", "2026/117",
                "total", "84.00",
                "currency", "EUR",
                "payee", "DR. Maria  Huber",
                "iban", "AT61 1904 3002 3457 3201",
                "bic", "GIBA AT WW XXX",
                "paymentText", "Honorar 117",
                "dueDate", "2026-12-14",
                "paid", "false");

        assertThat(payment(
                        Cii.invoice().with("reference", "<ram:PaymentReference>Honorar 117</ram:PaymentReference>"),
                        given))
                .contains(new Payment.Due(
                        "Dr. Maria Huber", Cii.IBAN, "GIBAATWWXXX", 8400, "Honorar 117", Optional.of(DAY)));
    }

    @ParameterizedTest
    @CsvSource({
        "number,2026/118",
        "total,84.01",
        "total,-84.00",
        "currency,CHF",
        "payee,Dr. Otto Maier",
        "iban,DE89370400440532013000",
        "bic,COBADEFFXXX",
        "paymentText,Honorar 118",
        "dueDate,2026-12-15"
    })
    void whatTheSenderSaysOtherwiseIsRefusedAndBothAreNamed(String name, String value) {
        Cii invoice = Cii.invoice().with("reference", "<ram:PaymentReference>Honorar 117</ram:PaymentReference>");

        UnusableInvoice refused =
                catchThrowableOfType(UnusableInvoice.class, () -> payment(invoice, Map.of(name, value)));

        assertThat(refused.field()).isEqualTo("metadata/" + name);
        assertThat(refused.text()).isEqualTo(name + ".differs");
        assertThat(refused.parts()).hasSize(2).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "total,'84,00'",
        "total,84",
        "payee,' '",
        "iban,AT62 1904 3002 3457 3201",
        "bic,GIBA",
        "dueDate,14.12.2026",
        "paid,yes"
    })
    void whatTheSenderCannotMeanIsNamed(String name, String value) {
        UnusableInvoice refused =
                catchThrowableOfType(UnusableInvoice.class, () -> payment(Cii.invoice(), Map.of(name, value)));

        assertThat(refused.field()).isEqualTo("metadata/" + name);
        assertThat(refused.text()).isEqualTo(name + ".malformed");
    }

    @Test
    void whatTheDataLackTheSenderMayAdd() throws Exception {
        Cii bare = Cii.invoice().without("means").without("due");
        Map<String, String> given = Map.of(
                "iban",
                "DE89 3704 0044 0532 0130 00",
                "bic",
                "COBADEFFXXX",
                "paymentText",
                "Honorar",
                "dueDate",
                "2026-12-14");

        assertThat(payment(bare, NOTHING)).isEmpty();
        assertThat(payment(bare, given))
                .contains(new Payment.Due(
                        "Ordination Dr. Huber", Cii.OTHER_IBAN, "COBADEFFXXX", 8400, "Honorar", Optional.of(DAY)));
        Map<String, String> named = new HashMap<>(given);
        named.put("payee", "Dr. Huber GmbH");
        assertThat(payment(bare, named))
                .containsInstanceOf(Payment.Due.class)
                .map(due -> ((Payment.Due) due).payee())
                .contains("Dr. Huber GmbH");
        assertThatThrownBy(() -> payment(bare.without("seller"), given)).hasMessage("payee.missing");
    }

    @Test
    void whatIsPaidIsSettledWhoeverSaysIt() throws Exception {
        assertThat(payment(Cii.invoice(), Map.of("paid", "true"))).contains(new Payment.Settled());
        assertThat(payment(left("0.00"), NOTHING)).contains(new Payment.Settled());
    }

    @Test
    void whatIsLeftIsToBePaidAndBothAmountsAreKnown() throws Exception {
        Payment rest = due(Cii.IBAN, "Dr. Maria Huber", "GIBAATWWXXX", 2050);

        assertThat(payment(left("20.5"), NOTHING)).contains(rest);
        assertThat(payment(left("20.50"), Map.of("total", "84.00"))).contains(rest);
        assertThat(payment(left("20.50"), Map.of("total", "20.50"))).contains(rest);
        assertThat(payment(Cii.invoice().without("left"), NOTHING))
                .contains(due(Cii.IBAN, "Dr. Maria Huber", "GIBAATWWXXX", 8400));
    }

    private static Cii left(String amount) {
        return Cii.invoice().with("left", "<ram:DuePayableAmount>" + amount + "</ram:DuePayableAmount>");
    }

    @Test
    void moneyThatComesBackIsNotToBePaid() throws Exception {
        assertThat(payment(Cii.invoice().with("type", "<ram:TypeCode>381</ram:TypeCode>"), NOTHING))
                .isEmpty();
        assertThat(payment(
                        Cii.invoice()
                                .with("total", "<ram:GrandTotalAmount>-84.00</ram:GrandTotalAmount>")
                                .without("left"),
                        NOTHING))
                .isEmpty();
        assertThat(payment(
                        Cii.invoice()
                                .with("total", "<ram:GrandTotalAmount>0.00</ram:GrandTotalAmount>")
                                .without("left"),
                        NOTHING))
                .isEmpty();
    }

    @Test
    void anotherCurrencyIsTakenWithoutATransfer() throws Exception {
        Cii swiss = Cii.invoice().with("currency", "<ram:InvoiceCurrencyCode>CHF</ram:InvoiceCurrencyCode>");

        assertThat(payment(swiss, Map.of("currency", "CHF"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"48", "49", "59"})
    void whatIsCollectedIsNotTransferred(String code) throws Exception {
        Cii invoice = Cii.invoice()
                .with("means", Cii.means(code, Cii.IBAN, "Dr. Huber", "") + Cii.means("58", Cii.IBAN, "Dr. Huber", ""));

        assertThat(payment(invoice, NOTHING)).isEmpty();
        assertThatThrownBy(() -> payment(invoice, Map.of("iban", Cii.IBAN))).hasMessage("iban.collected");
    }

    @Test
    void ofSeveralAccountsTheFirstIsOfferedOrThatWhichTheSenderNames() throws Exception {
        Cii invoice = Cii.invoice()
                .with(
                        "means",
                        Cii.means("20", Cii.OTHER_IBAN, "Scheck", "")
                                + Cii.means("58", Cii.IBAN, "Dr. Huber", "")
                                + Cii.means("30", Cii.OTHER_IBAN, "Dr. Huber Berlin", ""));

        assertThat(payment(invoice, NOTHING)).contains(due(Cii.IBAN, "Dr. Huber", "", 8400));
        assertThat(payment(invoice, Map.of("iban", Cii.OTHER_IBAN)))
                .contains(due(Cii.OTHER_IBAN, "Dr. Huber Berlin", "", 8400));
    }

    @Test
    void theHolderElseThePayeeElseTheSellerIsPaid() throws Exception {
        Cii unheld = Cii.invoice().with("means", Cii.means("58", Cii.IBAN, "", ""));

        assertThat(payment(unheld, NOTHING)).contains(due(Cii.IBAN, "Ordination Dr. Huber", "", 8400));
        assertThat(payment(
                        unheld.with(
                                "payee", "<ram:PayeeTradeParty><ram:Name>Abrechnung</ram:Name></ram:PayeeTradeParty>"),
                        NOTHING))
                .contains(due(Cii.IBAN, "Abrechnung", "", 8400));
    }

    /** A transfer has room for 70. */
    @Test
    void aLongNameIsCutBetweenTwoCharacters() throws Exception {
        String name = "x".repeat(69) + "\uD83D\uDE00" + "y";

        assertThat(payment(Cii.invoice().with("means", Cii.means("58", Cii.IBAN, name, "")), NOTHING))
                .contains(due(Cii.IBAN, "x".repeat(69), "", 8400));
    }

    @Test
    void withoutADayOrWithSeveralNoneIsNamed() throws Exception {
        for (String days : new String[] {"", Cii.due("20261214") + Cii.due("20270114")}) {
            assertThat(payment(Cii.invoice().with("due", days), NOTHING))
                    .contains(new Payment.Due(
                            "Dr. Maria Huber", Cii.IBAN, "GIBAATWWXXX", 8400, "2026/117", Optional.empty()));
        }
    }

    private static Payment due(String iban, String payee, String bic, long cents) {
        return new Payment.Due(payee, iban, bic, cents, "2026/117", Optional.of(DAY));
    }

    private static Optional<Payment> payment(Cii invoice, Map<String, String> given) throws UnusableInvoice {
        byte[] xml = invoice.xml().getBytes(StandardCharsets.UTF_8);
        return new GivenData(given, EInvoice.of(InvoiceXml.of(xml))).payment();
    }
}
