package org.briefsiegel.rest.statements;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Statement;

/**
 * A statement's lines as CSV in UTF-8, with a header: for programs as RFC 4180 says, or as a spreadsheet in German opens them.
 * In both, a text that a spreadsheet would take for a formula gets an apostrophe in front, and whatever one of them could take
 * for the end of a cell is quoted (OWASP, "CSV injection").
 */
final class StatementCsv {

    private static final List<String> HEADER =
            List.of("postedAt", "transfer", "kind", "text", "quantity", "each", "net", "currency");

    /** Also in the full width that East Asian keyboards type. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String start;
    private final String separator;
    private final char decimalMark;
    private final DateTimeFormatter time;

    private StatementCsv(String start, String separator, char decimalMark, DateTimeFormatter time) {
        this.start = start;
        this.separator = separator;
        this.decimalMark = decimalMark;
        this.time = time;
    }

    /** Commas, decimal points, times in UTC. */
    static StatementCsv plain() {
        return new StatementCsv("", ",", '.', DateTimeFormatter.ISO_INSTANT.withZone(ZoneOffset.UTC));
    }

    /** Semicolons, decimal commas, and a byte order mark, without which Excel doesn't see that it is UTF-8; local times. */
    static StatementCsv excel(ZoneId zone) {
        DateTimeFormatter time =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(zone);
        return new StatementCsv(BYTE_ORDER_MARK, ";", ',', time);
    }

    String of(Statement statement) {
        StringBuilder csv = new StringBuilder(start).append(row(HEADER));
        for (Statement.Line line : statement.lines()) {
            csv.append(row(List.of(
                    time.format(line.postedAt()),
                    text(line.transfer()),
                    text(line.kind()),
                    text(line.text()),
                    String.valueOf(line.quantity()),
                    amount(line.each()),
                    amount(line.net()),
                    line.net().currency())));
        }
        return csv.toString();
    }

    private String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(separator, "", "\r\n"));
    }

    private String amount(Money money) {
        return money.amount().replace('.', decimalMark);
    }

    private String text(String text) {
        return quoted(!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text);
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[\",;\t\r\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
