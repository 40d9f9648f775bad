package org.briefsiegel.transfer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Yılmaz, yilmaz",
        "İpek, ipek",
        "Çağla Şahin, cagla sahin",
        "Öğüt, ogut",
        "Müller, muller",
        "Mu\u0308ller, muller",
        "STRASSE, strasse",
        "Straße, strasse",
        "GROẞ, gross",
        "Đorđević, dordevic",
        "Łukasz, lukasz",
        "Søren Ærø, soren aero",
        "Юлія, юлія",
        "Юлі\u0301я, юлія",
        "R\u2010117, r-117",
        "ﬁn, fin",
        "Ｒ１１７, r117"
    })
    void whatIsWrittenInManyWaysIsSearchedInOne(String written, String searched) {
        assertThat(Folding.fold(written)).isEqualTo(Folding.fold(searched));
    }

    @Test
    void marksAndCaseDoNotCount() {
        assertThat(Folding.fold("Yılmaz")).isEqualTo("yilmaz");
        assertThat(Folding.fold("YILMAZ")).isEqualTo("yilmaz");
        assertThat(Folding.fold("ÀÉÎÕÜ")).isEqualTo("aeiou");
        assertThat(Folding.fold("محمّد")).isEqualTo(Folding.fold("محمد"));
    }

    @Test
    void aSearchIsSplitWhereverThereIsSpace() {
        assertThat(Folding.words("  Muster\u00a0 Maria\tmaria ")).containsExactly("muster", "maria");
        assertThat(Folding.words(" \u200e ")).isEmpty();
        assertThat(Folding.words("a b c d e f g h i j k l m")).hasSize(10);
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertThat(Folding.fold(4, Stream.of("ab", "cdef"))).isEqualTo("ab\nc");
        assertThat(Folding.fold(3, Stream.of("ab😀"))).isEqualTo("ab");
    }
}
