package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Base64;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class TextSealTest {

    private final TextSeal texts = withKey(1);

    private static TextSeal withKey(int first) {
        try {
            byte[] key = new byte[32];
            key[0] = (byte) first;
            return new TextSeal(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 200)
    void aTextOpensInItsContext(
            @ForAll @CharRange(from = ' ', to = '\u2fff') String context,
            @ForAll @CharRange(from = ' ', to = '\u2fff') @StringLength(max = 2000) String text) {
        assertThat(texts.open(context, texts.seal(context, text))).isEqualTo(text);
    }

    @Property(tries = 200)
    void aTextOpensNowhereElse(@ForAll String context, @ForAll String other, @ForAll String text) {
        Assume.that(!context.equals(other));
        String sealed = texts.seal(context, text);

        assertThatThrownBy(() -> texts.open(other, sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> withKey(2).open(context, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Example
    void aChangedTextStaysClosed() {
        byte[] sealed = Base64.getUrlDecoder().decode(texts.seal("outbox/1", "123456"));
        for (int where = 0; where < sealed.length; where++) {
            byte[] changed = sealed.clone();
            changed[where] ^= 1;
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThatThrownBy(() -> texts.open("outbox/1", text)).isInstanceOf(IllegalStateException.class);
        }
        for (String text : new String[] {"", "AAAA", "no base64!"}) {
            assertThatThrownBy(() -> texts.open("outbox/1", text)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Example
    void theSameTextNeverLooksTheSame() {
        assertThat(texts.seal("outbox/1", "123456")).isNotEqualTo(texts.seal("outbox/1", "123456"));
    }

    @Property(tries = 200)
    void aFingerprintIsStable(@ForAll String context, @ForAll String value) {
        assertThat(texts.fingerprint(context, value))
                .hasSize(43)
                .matches("[A-Za-z0-9_-]+")
                .isEqualTo(withKey(1).fingerprint(context, value))
                .isNotEqualTo(withKey(2).fingerprint(context, value));
    }

    @Property(tries = 200)
    void aFingerprintBelongsToItsContext(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 6) String text,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 6) String value) {
        String shifted = text.substring(0, text.length() - 1);

        assertThat(texts.fingerprint(text, value))
                .isNotEqualTo(texts.fingerprint(shifted, text.substring(text.length() - 1) + value));
    }
}
