package org.briefsiegel.recipient.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    private static final String LINK = "0123456789abcdefghijklmnopqrstuv";

    @Test
    void aLinkStandsBehindItsLetter() {
        assertThat(Link.isPossible(LINK)).isTrue();
        assertThat(Link.address(LINK)).isEqualTo("/d/" + LINK).isEqualTo(Link.PATH.replace("{link}", LINK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123", "0123456789abcdefghijklmnopqrstuw", "0123456789ABCDEFGHIJKLMNOPQRSTUV"})
    void nothingElseIsLookedFor(String other) {
        assertThat(Link.isPossible(other)).isFalse();
    }
}
