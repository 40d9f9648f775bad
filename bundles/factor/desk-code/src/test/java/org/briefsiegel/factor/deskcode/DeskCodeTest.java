package org.briefsiegel.factor.deskcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskCodeTest {

    @Property
    void whatIsWrittenDownIsReadAgainAndNothingInItIsTakenForAnother(@ForAll long seed) {
        String code = DeskCode.random(new Random(seed));

        assertThat(code).hasSize(10).doesNotContainPattern("[01OIa-z]");
        assertThat(DeskCode.written(code)).hasSize(11);
        assertThat(DeskCode.read(DeskCode.written(code))).contains(code);
    }

    @Property(tries = 1)
    void everyCharacterIsDrawn() {
        Random random = new Random(1);
        String many = random.ints(1000).mapToObj(i -> DeskCode.random(random)).collect(Collectors.joining());

        assertThat(many.chars().distinct().count()).isEqualTo(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K7WQ4-M2XEB",
                "k7wq4m2xeb",
                " K7WQ4 M2XEB ",
                "K7WQ4\u2013M2XEB",
                "K 7 W Q 4 M 2 X E B",
                "\u202aK7WQ4-M2XEB\u202c",
                "K٧WQ٤-M٢XEB"
            })
    void aCodeIsReadAsPeopleTypeIt(String typed) {
        assertThat(DeskCode.read(typed)).contains("K7WQ4M2XEB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "K7WQ4-M2XE", "K7WQ4-M2XEBB", "K7WQ4-M2XE0", "K7WQ4-M2XEO", "K7WQ4-M2XE1", "ÄÖÜSS-ÄÖÜSS"})
    void whatCannotBeACodeIsNone(String typed) {
        assertThat(DeskCode.read(typed)).isEmpty();
    }
}
