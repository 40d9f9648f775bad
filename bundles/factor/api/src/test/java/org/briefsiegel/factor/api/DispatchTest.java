package org.briefsiegel.factor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class DispatchTest {

    private static final ToIntFunction<String> TEN_EACH = text -> (text.length() + 9) / 10;

    @Test
    void theFirstWordingThatFitsOnePartIsSent() {
        assertThat(of("far too long", "quite long!", "short", "no").text(TEN_EACH))
                .isEqualTo("short");
    }

    @Test
    void whereNoneFitsTheLastIsSent() {
        assertThat(of("far too long", "quite long!").text(TEN_EACH)).isEqualTo("quite long!");
        assertThat(new Dispatch("sms", "phone", "the only wording").text(TEN_EACH))
                .isEqualTo("the only wording");
    }

    @Test
    void aMessageHasATextAndALogNeverShowsIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Dispatch("sms", "phone", List.of()));
        assertThat(of("secret")).hasToString("Dispatch[sms]");
    }

    private static Dispatch of(String... texts) {
        return new Dispatch("sms", "phone", List.of(texts));
    }
}
