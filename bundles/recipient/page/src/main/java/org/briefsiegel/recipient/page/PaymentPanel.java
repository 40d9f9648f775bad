package org.briefsiegel.recipient.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.qr.QrImage;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.OpenLetter.Payment.Due;

/**
 * What a document says about paying, for the template.
 *
 * @param number of the document
 * @param title of the document
 * @param settled whether it is paid; all that follows is empty then
 * @param rows what to write into a transfer, in the order of banks' forms
 * @param codes the same for banking apps: one, or none where it has no room
 */
public record PaymentPanel(int number, String title, boolean settled, List<Row> rows, List<QrImage> codes) {

    private static final String GROUPS_OF_FOUR = "(.{4})(?!$)";

    /**
     * A line of a transfer's form.
     *
     * @param ltr whether it is read from left to right in every language
     */
    public record Row(String label, String value, boolean ltr) {}

    /** @param texts of this bundle, by which amounts and days are written, too */
    static Stream<PaymentPanel> of(OpenLetter.Enclosure enclosure, Texts texts) {
        return enclosure.payment().stream()
                .map(payment -> payment instanceof Due due
                        ? due(enclosure, due, texts)
                        : new PaymentPanel(enclosure.number(), enclosure.title(), true, List.of(), List.of()));
    }

    private static PaymentPanel due(OpenLetter.Enclosure enclosure, Due due, Texts texts) {
        List<QrImage> codes = EpcCode.of(due).map(QrImage::of).stream().toList();
        return new PaymentPanel(enclosure.number(), enclosure.title(), false, rows(due, texts), codes);
    }

    private static List<Row> rows(Due payment, Texts texts) {
        String amount = BigDecimal.valueOf(payment.cents(), 2).toPlainString();
        return Stream.of(
                        new Row(texts.text("payment.payee"), payment.payee(), false),
                        new Row("IBAN", payment.iban().replaceAll(GROUPS_OF_FOUR, "$1 "), true),
                        new Row("BIC", payment.bic(), true),
                        new Row(texts.text("payment.amount"), texts.money(amount, "EUR"), false),
                        new Row(texts.text("payment.text"), payment.text(), false),
                        new Row(
                                texts.text("payment.until"),
                                payment.until().map(texts::day).orElse(""),
                                false))
                .filter(row -> !row.value().isEmpty())
                .toList();
    }
}
