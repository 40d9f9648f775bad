package org.briefsiegel.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.rest.problem.RefusedException;
import org.junit.jupiter.api.Test;

/** What a record's constraints say is what is checked. */
class JsonTest {

    private record Letter(
            @NotBlank @Size(max = 5) String to,
            @Multiline @Size(max = 20) String text,
            @Undirected @Size(max = 20) String phone,
            @Size(max = 20) Locale locale,
            @NotEmpty List<@Size(max = 3) String> tags,
            List<Page> pages,
            @NotNull Page cover,
            Page back,
            Map<String, String> facts) {}

    private record Page(@NotBlank @Size(max = 9) String title) {}

    private record Unbounded(String text) {}

    @Test
    void readsWhatIsThere() {
        Letter letter = read("""
                {"to": "Maria", "text": "a\\nb", "phone": "\\u202a+43\\u202c", "locale": "en", "tags": ["a", "b"],
                 "pages": [{"title": "1"}], "cover": {"title": "c"}, "facts": {"n": 1.50, "t": "x", "none": null}}
                """);

        assertThat(letter)
                .isEqualTo(new Letter(
                        "Maria",
                        "a\nb",
                        "+43",
                        Locale.ENGLISH,
                        List.of("a", "b"),
                        List.of(new Page("1")),
                        new Page("c"),
                        new Page(""),
                        Map.of("n", "1.50", "t", "x")));
    }

    @Test
    void whatIsAbsentIsEmptyAndAFlawWhereItMustBeThere() {
        assertThat(flaws("{}")).containsExactly("/to missing", "/tags missing", "/cover missing");
        assertThat(flaws("{\"to\": null, \"tags\": null, \"cover\": null, \"text\": null}"))
                .containsExactly("/to missing", "/tags missing", "/cover missing");
    }

    @Test
    void tellsAllThatIsWrongWithItsPointer() {
        assertThat(flaws("""
                {"to": "Marianne", "text": 1, "tags": ["long", 2], "pages": [{}, {"titel": "1"}, 3], "cover": [],
                 "back": {"title": ""}, "facts": {"a/b": []}, "x": 1}
                """))
                .containsExactlyInAnyOrder(
                        "/to too-long",
                        "/text not-a-text",
                        "/tags/0 too-long",
                        "/tags/1 not-a-text",
                        "/pages/0/title missing",
                        "/pages/1/title missing",
                        "/pages/1/titel unknown-member",
                        "/pages/2 not-an-object",
                        "/cover not-an-object",
                        "/back/title empty",
                        "/facts/a~1b not-a-fact",
                        "/x unknown-member");
    }

    @Test
    void refusesANameTwice() {
        assertThat(refused("{\"to\": \"a\", \"to\": \"b\"}").refusal().detail()).contains("Zeile 1");
    }

    @Test
    void refusesWhatIsTooLargeBeforeItReadsAll() {
        String large = " ".repeat(Json.MAX_BYTES + 1);

        assertThat(refused(large).refusal().problem().id()).isEqualTo("too-large");
        assertThat(refused(large.substring(1)).refusal().problem().id()).isEqualTo("invalid-request");
    }

    @Test
    void whatTheClientDoesNotSendIsNoFaultOfOurs() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset by peer");
            }
        };

        assertThatThrownBy(() -> Json.read(new RequestBody(broken), Letter.class, Locale.GERMAN))
                .isInstanceOf(RequestBody.EndedEarlyException.class);
    }

    /** Found by the first test of a new record. */
    @Test
    void wantsAnEndToEveryText() {
        assertThatThrownBy(() -> Json.read(stream("{\"text\": \"a\"}"), Unbounded.class, Locale.GERMAN))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Letter read(String json) {
        try {
            return Json.read(stream(json), Letter.class, Locale.GERMAN);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static InputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static RefusedException refused(String json) {
        return catchThrowableOfType(RefusedException.class, () -> read(json));
    }

    private static List<String> flaws(String json) {
        return refused(json).refusal().flaws().stream()
                .map(flaw -> flaw.pointer() + " " + flaw.code())
                .toList();
    }
}
