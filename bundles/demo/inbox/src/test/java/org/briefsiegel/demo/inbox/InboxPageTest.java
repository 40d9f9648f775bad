package org.briefsiegel.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.briefsiegel.demo.inbox.Inbox.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxPageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "siehe http://localhost:8080/d/abc.|http://localhost:8080/d/abc",
                "(https://localhost/d/a?b=1&c=$2)|https://localhost/d/a?b=1&amp;c=$2",
                "<https://localhost/d/abc>|https://localhost/d/abc"
            })
    void aLinkCanBeFollowed(String text, String address) {
        assertThat(page(text)).contains("<a href=\"" + address + "\">" + address + "</a>");
    }

    @Test
    void nothingThatWasSentBecomesMarkup() {
        assertThat(page("<script>alert(1)</script>\" http://x/\"onclick=\"y"))
                .doesNotContain("<script")
                .doesNotContain("\"onclick");
    }

    private static String page(String text) {
        return InboxPage.of(List.of(), List.of(text(text)));
    }

    private static Text text(String text) {
        return new Text("1", "+436641234567", "Ordination", text, 0, Instant.EPOCH);
    }
}
