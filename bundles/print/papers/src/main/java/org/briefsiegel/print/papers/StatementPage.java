package org.briefsiegel.print.papers;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.Texts;

/** What a statement says, in words; public for the template. */
public record StatementPage(
        String month, boolean preliminary, List<Line> lines, List<Tax> taxes, String net, String gross, String zone) {

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
                statement.taxes().stream().map(tax -> Tax.of(tax, texts)).toList(),
                money(statement.net(), texts),
                money(statement.gross(), texts),
                zone.getId());
    }

    private static String money(Money money, Texts texts) {
        return texts.money(money.amount(), money.currency());
    }
}
