package org.briefsiegel.transfer.rest;

import java.util.List;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.Statement;

/**
 * A statement's lines as RFC 4180 says, in UTF-8, with a header. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP, "CSV injection").
 */
final class StatementCsv {

    private static final List<String> HEADER =
            List.of("postedAt", "transfer", "kind", "text", "quantity", "each", "net", "currency");
    private static final String FORMULA = "=+-@\t\r";

    private StatementCsv() {}

    static String of(Statement statement) {
        StringBuilder csv = new StringBuilder(row(HEADER));
        for (Statement.Line line : statement.lines()) {
            csv.append(row(List.of(
                    line.postedAt().toString(),
                    line.transfer(),
                    line.kind(),
                    line.text(),
                    String.valueOf(line.quantity()),
                    line.each().amount(),
                    line.net().amount(),
                    line.net().currency())));
        }
        return csv.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream().map(StatementCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
