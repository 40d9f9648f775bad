package org.briefsiegel.rest.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;
import org.junit.jupiter.api.Test;

class StatementCsvTest {

    private static final StatementCsv GERMAN = StatementCsv.excel(ZoneId.of("Europe/Vienna"));

    @Test
    void writesALineForEachLine() {
        assertThat(StatementCsv.plain().of(statement("SMS (+43)")))
                .isEqualTo("postedAt,transfer,kind,text,quantity,each,net,currency\r\n"
                        + "2026-11-24T09:00:02Z,t-1,first,SMS (+43),2,0.10,0.20,EUR\r\n");
    }

    @Test
    void quotesWhatNeedsIt() {
        assertThat(StatementCsv.plain().of(statement("a, \"b\"\nc"))).contains(",\"a, \"\"b\"\"\nc\",2,");
    }

    @Test
    void letsNoTextBeAFormula() {
        for (String formula : List.of("=1+1", "+43", "-1", "@SUM(A1)", "\uff1d1")) {
            assertThat(StatementCsv.plain().of(statement(formula))).contains(",'" + formula + ",2,");
            assertThat(GERMAN.of(statement(formula))).contains(";'" + formula + ";2;");
        }
        for (String formula : List.of("\t=1", "\r=1", "\n=1")) {
            assertThat(StatementCsv.plain().of(statement(formula))).contains(",\"'" + formula + "\",2,");
            assertThat(GERMAN.of(statement(formula))).contains(";\"'" + formula + "\";2;");
        }
    }

    @Test
    void letsNoTextEndItsCellWhereAnotherSpreadsheetSeparates() {
        assertThat(StatementCsv.plain().of(statement("a;=1"))).contains(",\"a;=1\",2,");
        assertThat(GERMAN.of(statement("a,=1"))).contains(";\"a,=1\";2;");
    }

    @Test
    void writesForASpreadsheetInGerman() {
        assertThat(GERMAN.of(statement("SMS für +43")))
                .isEqualTo("\ufeffpostedAt;transfer;kind;text;quantity;each;net;currency\r\n"
                        + "2026-11-24 10:00:02;t-1;first;SMS für +43;2;0,10;0,20;EUR\r\n");
    }

    @Test
    void leavesNumbersNumbers() {
        assertThat(GERMAN.of(statement("x", -10))).contains(";2;-0,10;-0,20;EUR\r\n");
    }

    private static Statement statement(String text) {
        return statement(text, 10);
    }

    private static Statement statement(String text, int each) {
        Money net = new Money(20, "EUR");
        return new Statement(
                "p-1",
                YearMonth.of(2026, 11),
                false,
                List.of(new Statement.Line(
                        Instant.parse("2026-11-24T09:00:02Z"), "t-1", "first", text, 2, new Money(each, "EUR"))),
                List.of(Statement.Tax.on(net, 20)),
                net,
                new Money(24, "EUR"));
    }
}
