package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlCheckerTest {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="de">
            <head>
              <meta charset="utf-8">
              <title>Wann sind Sie geboren? – Ordination Dr. Anna Beispiel</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <link rel="stylesheet" href="/assets/briefsiegel.css?v=1">
              <script src="/assets/briefsiegel.js?v=1" defer></script>
            </head>
            <body>
            <header><p>Ordination Dr. Anna Beispiel</p></header>
            <main id="main" tabindex="-1">
              <h1>Wann sind Sie geboren?</h1>
              <form method="post" novalidate>
                <label for="day">Tag</label>
                <input id="day" name="day" inputmode="numeric" autocomplete="bday-day">
                <label for="code">Code</label>
                <input id="code" name="code" inputmode="numeric" enterkeyhint="done" autocomplete="one-time-code">
                <button>Weiter</button>
              </form>
            </main>
            </body>
            </html>
            """;

    private final HtmlChecker checker = new HtmlChecker();

    @Test
    void aPageThatIsRightIsNotComplainedOf() {
        assertThat(checker.complaints(PAGE)).isEmpty();
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        assertThat(checker.complaints(PAGE.replace("<h1>", "<h2>")))
                .anySatisfy(complaint ->
                        assertThat(complaint).startsWith("error in line 14: ").contains("h1"));
        assertThat(checker.complaints(PAGE.replace("for=\"day\"", "for=\"month\"")))
                .singleElement()
                .asString()
                .startsWith("error in line 16: ")
                .contains("for");
        assertThat(checker.complaints(PAGE.replace("\"bday-day\"", "\"birthday\"")))
                .singleElement()
                .asString()
                .contains("birthday", "autocomplete");
        assertThat(checker.complaints(PAGE.replace("<header>", "<header id=\"main\">")))
                .anySatisfy(complaint -> assertThat(complaint).startsWith("error in line 13: Duplicate ID"));
    }

    @Test
    void warningsCountToo() {
        assertThat(checker.complaints(PAGE.replace("defer", "defer type=\"text/javascript\"")))
                .singleElement()
                .asString()
                .startsWith("warning in line 9: ")
                .contains("type");
    }

    @Test
    void onePageLeavesNothingForTheNext() {
        checker.complaints("<p>");

        assertThat(checker.complaints(PAGE)).isEmpty();
    }
}
