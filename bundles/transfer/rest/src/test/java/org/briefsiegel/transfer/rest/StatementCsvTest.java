package org.briefsiegel.transfer.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.junit.jupiter.api.Test;

class StatementCsvTest {

    @Test
    void writesALineForEachLine() {
        assertThat(StatementCsv.of(statement("SMS (+43)")))
                .isEqualTo("postedAt,transfer,kind,text,quantity,each,net,currency\r\n"
                        + "2026-11-24T09:00:02Z,t-1,first,SMS (+43),2,0.10,0.20,EUR\r\n");
    }

    @Test
    void quotesWhatNeedsIt() {
        assertThat(StatementCsv.of(statement("a, \"b\"\nc"))).contains(",\"a, \"\"b\"\"\nc\",2,");
    }

    @Test
    void letsNoTextBeAFormula() {
        for (String formula : List.of("=1+1", "+43", "-1", "@SUM(A1)", "\tx")) {
            assertThat(StatementCsv.of(statement(formula))).contains(",'" + formula + ",2,");
        }
    }

    private static Statement statement(String text) {
        Money net = new Money(20, "EUR");
        return new Statement(
                "p-1",
                YearMonth.of(2026, 11),
                false,
                List.of(new Statement.Line(
                        Instant.parse("2026-11-24T09:00:02Z"), "t-1", "first", text, 2, new Money(10, "EUR"))),
                List.of(Statement.Tax.on(net, 20)),
                net,
                new Money(24, "EUR"));
    }
}
