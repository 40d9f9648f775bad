package org.briefsiegel.rest.statements;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.rest.price.MoneyJson;

/** The shape in which what a practice owes for a month is answered. */
@Schema(name = "Statement")
record StatementJson(
        @Schema(requiredMode = REQUIRED, pattern = "[0-9]{4}-[0-9]{2}", example = "2026-11")
        String month,

        @Schema(requiredMode = REQUIRED, description = "Whether the month isn't over.")
        boolean preliminary,

        @ArraySchema(
                arraySchema = @Schema(requiredMode = REQUIRED, description = "In the order in which they became owed."))
        List<Line> lines,

        @ArraySchema(
                arraySchema = @Schema(requiredMode = REQUIRED, description = "One for each currency and tax rate."))
        List<Tax> taxes,

        @Schema(requiredMode = REQUIRED, description = "In the currency of the last line.")
        MoneyJson net,

        @Schema(requiredMode = REQUIRED, description = "In the currency of the last line.")
        MoneyJson gross,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                requiredMode = REQUIRED,
                                description = "Sums in other currencies: what was charged before the operator changed"
                                        + " the currency within the month. Empty in nearly every month."))
        List<Sum> further,

        @Schema(requiredMode = REQUIRED, description = "What was paid in advance; amounts without tax.")
        Prepaid prepaid) {

    static StatementJson of(Statement statement) {
        return new StatementJson(
                statement.month().toString(),
                statement.preliminary(),
                statement.lines().stream().map(Line::of).toList(),
                statement.taxes().stream().map(Tax::of).toList(),
                money(statement.net()),
                money(statement.gross()),
                statement.further().stream().map(Sum::of).toList(),
                Prepaid.of(statement.prepaid()));
    }

    private static MoneyJson money(Money money) {
        return new MoneyJson(money.amount(), money.currency());
    }

    /** What was paid in advance. */
    @Schema(name = "StatementPrepaid")
    record Prepaid(
            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    requiredMode = REQUIRED,
                                    description = "What of the lines was taken from it, and isn't owed any more: an"
                                            + " amount for each currency."))
            List<MoneyJson> taken,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    requiredMode = REQUIRED,
                                    description = "Within the month, in the order in which they were booked."))
            List<Payment> payments) {

        private static Prepaid of(Statement.Prepaid prepaid) {
            return new Prepaid(
                    prepaid.taken().stream().map(StatementJson::money).toList(),
                    prepaid.payments().stream().map(Payment::of).toList());
        }
    }

    /** A payment in advance. */
    @Schema(name = "StatementPayment")
    record Payment(
            @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-03T09:00:00Z")
            String bookedAt,

            @Schema(requiredMode = REQUIRED, description = "Of the payment.", example = "A-17")
            String reference,

            @Schema(requiredMode = REQUIRED, description = "Negative where it was given back.")
            MoneyJson amount) {

        private static Payment of(Statement.Payment payment) {
            return new Payment(payment.bookedAt().toString(), payment.reference(), money(payment.amount()));
        }
    }

    /** What is owed in one currency. */
    @Schema(name = "StatementSum")
    record Sum(
            @Schema(requiredMode = REQUIRED) MoneyJson net,
            @Schema(requiredMode = REQUIRED) MoneyJson gross) {

        private static Sum of(Statement.Sum sum) {
            return new Sum(money(sum.net()), money(sum.gross()));
        }
    }

    /** One line. */
    @Schema(name = "StatementLine")
    record Line(
            @Schema(requiredMode = REQUIRED, format = "date-time", example = "2026-11-24T09:00:02Z")
            String postedAt,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "The practice's id for a monthly fee.",
                    example = "06mhgn8g1v2q9s3c5d7e9f1h3k")
            String transfer,

            @Schema(
                    requiredMode = REQUIRED,
                    description = "What of the transfer is charged; `month-` and the month for a monthly fee.",
                    example = "first")
            String kind,

            @Schema(requiredMode = REQUIRED, example = "SMS (+43)")
            String text,

            @Schema(requiredMode = REQUIRED, example = "1") int quantity,
            @Schema(requiredMode = REQUIRED) MoneyJson each,
            @Schema(requiredMode = REQUIRED) MoneyJson net) {

        private static Line of(Statement.Line line) {
            return new Line(
                    line.postedAt().toString(),
                    line.transfer(),
                    line.kind(),
                    line.text(),
                    line.quantity(),
                    money(line.each()),
                    money(line.net()));
        }
    }

    /** Value-added tax at one rate. */
    @Schema(name = "Tax")
    record Tax(
            @Schema(requiredMode = REQUIRED, example = "20") int percent,
            @Schema(requiredMode = REQUIRED) MoneyJson net,

            @Schema(requiredMode = REQUIRED, description = "Of the sum, rounded half up to the cent.")
            MoneyJson tax) {

        private static Tax of(Statement.Tax tax) {
            return new Tax(tax.percent(), money(tax.net()), money(tax.tax()));
        }
    }
}
