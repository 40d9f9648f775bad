package org.briefsiegel.print.papers;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.Texts;

/** What a statement says, in words; public for the template. */
public record StatementPage(
        String month,
        boolean preliminary,
        List<Line> lines,
        List<Sum> sums,
        List<String> taken,
        List<Payment> payments,
        String zone) {

    /** A payment in advance. */
    public record Payment(String time, String reference, String amount) {

        static Payment of(Statement.Payment payment, DateTimeFormatter minutes, Texts texts) {
            return new Payment(minutes.format(payment.bookedAt()), payment.reference(), money(payment.amount(), texts));
        }
    }

    /** One line. */
    public record Line(String time, String transfer, String text, String quantity, String each, String net) {

        static Line of(Statement.Line line, DateTimeFormatter minutes, Texts texts) {
            return new Line(
                    minutes.format(line.postedAt()),
                    line.transfer(),
                    line.text(),
                    texts.text("number", line.quantity()),
                    money(line.each(), texts),
                    money(line.net(), texts));
        }
    }

    /** What is owed in one currency. */
    public record Sum(String net, List<Tax> taxes, String gross) {

        static Sum of(Statement.Sum sum, List<Statement.Tax> taxes, Texts texts) {
            return new Sum(
                    money(sum.net(), texts),
                    taxes.stream()
                            .filter(tax -> tax.net().currency().equals(sum.net().currency()))
                            .map(tax -> Tax.of(tax, texts))
                            .toList(),
                    money(sum.gross(), texts));
        }
    }

    /** The tax at one rate. */
    public record Tax(String percent, String net, String tax) {

        static Tax of(Statement.Tax tax, Texts texts) {
            return new Tax(texts.text("number", tax.percent()), money(tax.net(), texts), money(tax.tax(), texts));
        }
    }

    /**
     * What is said in these texts.
     *
     * @param locale also says how a month is called there: Jänner
     */
    static StatementPage of(Statement statement, ZoneId zone, Locale locale, Texts texts) {
        Locale spoken = Languages.OF_PRACTICES.fitting(locale);
        DateTimeFormatter minutes =
                DateTimeFormatter.ofPattern(texts.text("format.minute"), spoken).withZone(zone);
        return new StatementPage(
                DateTimeFormatter.ofPattern("LLLL yyyy", spoken).format(statement.month()),
                statement.preliminary(),
                statement.lines().stream()
                        .map(line -> Line.of(line, minutes, texts))
                        .toList(),
                Stream.concat(
                                statement.further().stream(),
                                Stream.of(new Statement.Sum(statement.net(), statement.gross())))
                        .map(sum -> Sum.of(sum, statement.taxes(), texts))
                        .toList(),
                statement.prepaid().taken().stream()
                        .map(amount -> money(amount, texts))
                        .toList(),
                statement.prepaid().payments().stream()
                        .map(payment -> Payment.of(payment, minutes, texts))
                        .toList(),
                zone.getId());
    }

    private static String money(Money money, Texts texts) {
        return texts.money(money.amount(), money.currency());
    }
}
