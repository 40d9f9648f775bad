package org.briefsiegel.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.Flash.Shown;
import org.junit.jupiter.api.Test;

class FlashTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Map<String, String> TEXTS =
            Map.of("problem", "Stimmt nicht.", "typed day", "31; Februar=", "empty", "");

    /** Shows what it seals, and knows what it hasn't sealed. */
    private static final class OpenCipher implements Flash.Cipher {
        @Override
        public String seal(String context, String text) {
            return (context + "|" + text).replace("\0", "~").replaceAll("[; ]", "_");
        }

        @Override
        public Optional<String> open(String context, String sealed) {
            String prefix = seal(context, "");
            return sealed.startsWith(prefix)
                    ? Optional.of(
                            sealed.substring(prefix.length()).replace("~", "\0").replace("_", " "))
                    : Optional.empty();
        }
    }

    private static Flash flash(boolean secure, Shown shown, Duration later) {
        return new Flash(new OpenCipher(), secure, shown, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static String value(String setCookie) {
        return setCookie.substring(Flash.COOKIE.length() + 1, setCookie.indexOf(';'));
    }

    @Test
    void carriesTextsToOnePageForAWhile() {
        Map<String, String> texts = Map.of("problem", "Stimmt nicht.", "typed day", "31 Februar=", "empty", "");
        String cookie = value(flash(false, Shown.ALONE, Duration.ZERO)
                .set("/d/x", "/d/x", texts)
                .orElseThrow());

        Duration almost = Flash.LIFE.minusSeconds(1);
        assertThat(flash(false, Shown.ALONE, almost).read("/d/x", cookie)).isEqualTo(texts);
        assertThat(flash(false, Shown.ALONE, Flash.LIFE).read("/d/x", cookie)).isEmpty();
        assertThat(flash(false, Shown.ALONE, Duration.ZERO).read("/d/y", cookie))
                .isEmpty();
        assertThat(flash(false, Shown.ALONE, Duration.ZERO).read("/d/x/code", cookie))
                .isEmpty();
        assertThat(flash(false, Shown.ALONE, Duration.ZERO).read("/d/x", "made up"))
                .isEmpty();
    }

    @Test
    void noScriptAndNoOtherPathGetsIt() {
        assertThat(flash(false, Shown.ALONE, Duration.ZERO)
                        .set("/d/x", "/d/x/code", TEXTS)
                        .orElseThrow())
                .endsWith("; Path=/d/x; Max-Age=300; HttpOnly; SameSite=Lax");
        assertThat(flash(true, Shown.ALONE, Duration.ZERO)
                        .set("/d/x", "/d/x", TEXTS)
                        .orElseThrow())
                .endsWith("; Path=/d/x; Max-Age=300; HttpOnly; SameSite=Lax; Secure");
        assertThat(flash(true, Shown.FRAMED, Duration.ZERO).clear("/w/x"))
                .isEqualTo("briefsiegel-flash=; Path=/w/x; Max-Age=0; HttpOnly; SameSite=None; Partitioned; Secure");
        assertThat(flash(false, Shown.FRAMED, Duration.ZERO).clear("/w/x")).endsWith("; HttpOnly; SameSite=Lax");
    }

    @Test
    void whatNoBrowserTakesIsNotSent() {
        assertThat(flash(false, Shown.ALONE, Duration.ZERO).set("/d/x", "/d/x", Map.of("typed", "1".repeat(5000))))
                .isEmpty();
    }

    @Test
    void nobodyAddsTextsOfTheirOwn() {
        Flash flash = flash(false, Shown.ALONE, Duration.ZERO);
        Map<String, String> texts = Map.of("typed day", "9\0problem\0Alles in Ordnung");

        assertThat(flash.read("/d/x", value(flash.set("/d/x", "/d/x", texts).orElseThrow())))
                .containsOnlyKeys("typed day");
    }
}
