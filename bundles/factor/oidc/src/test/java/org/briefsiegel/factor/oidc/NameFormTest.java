package org.briefsiegel.factor.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFormTest {

    @ParameterizedTest
    @CsvSource({
        "Maria Muster, Maria, Muster",
        "MUSTER Maria, Maria, Muster",
        "Frau Mag. Dr. Maria Muster, Maria Anna, Muster",
        "'Maria Muster, MSc', Maria, Muster",
        "Anna Huber-Muster, Anna Maria, Huber-Muster",
        "Anna Huber, Anna Maria, Huber-Muster",
        "Jürgen Groß, Juergen, Gross",
        "José Núñez, Jose, NUÑEZ",
        "Işıl Yılmaz, Isil, YILMAZ",
        "Đorđe Lukić, Dorde, Lukic",
        "Seán O’Neill, Sean, O'Neill",
        "Оксана Шевченко, ОКСАНА, Шевченко",
        "Al-Hamad Mohammed, Mohammed, Al-Hamad",
        "Anna van der Berg, Anna, van der Berg",
        "Jack Ma, Jack, Ma",
    })
    void aRecordsNameIsFoundAmongThoseOfTheClaims(String record, String given, String family) {
        assertThat(NameForm.ofClaims(given, family)).contains(NameForm.ofRecord(record));
    }

    @ParameterizedTest
    @CsvSource({
        "Maria Muster, Otto, Muster",
        "Maria Muster, Maria, Huber",
        "Maria Anna, Maria Anna, Muster",
        "Al-Hamad Mohammed, Mohammed, Al-Khatib",
        "Van der Berg Anna, Anna, Van Houten",
        "El Masri Ahmad, Ahmad, El Sayed",
        "De Silva Maria, Maria, De Souza"
    })
    void anotherNameIsNot(String record, String given, String family) {
        assertThat(NameForm.ofClaims(given, family)).doesNotContain(NameForm.ofRecord(record));
    }

    @ParameterizedTest
    @CsvSource({"Muster", "Dr. Muster", "''", "'. . .'"})
    void oneWordIsNoName(String record) {
        assertThat(NameForm.ofRecord(record)).isEmpty();
    }

    @Property
    void whateverIsWrittenNothingIsThrownAndNoFormIsEmpty(@ForAll String one, @ForAll String other) {
        NameForm.ofRecord(one + " " + other);

        assertThat(NameForm.ofClaims(one, other)).doesNotContain("").hasSizeLessThanOrEqualTo(64);
    }
}
