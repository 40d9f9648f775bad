package org.briefsiegel.platform.domains;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {

    private static final String ZERO_WIDTH_NON_JOINER = "\u200c";

    /** The deviation characters with the examples of UTS 46, section 7, table 1; and what people type. */
    @ParameterizedTest
    @CsvSource({
        "straße.de, xn--strae-oqa.de",
        "faß.de, xn--fa-hia.de",
        "STRAẞE.de, xn--strae-oqa.de",
        "βόλος.com, xn--nxasmm1c.com",
        "'www.\u0dc1\u0dca\u200d\u0dbb\u0dd3.com', www.xn--10cl1a0b660p.com",
        "'\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com', xn--mgba3gch31f060k.com",
        "Müller.Example, xn--mller-kva.example",
        "'mu\u0308ller.example', xn--mller-kva.example",
        "'ｇｍａｉｌ。com', gmail.com",
        "r4---sn.example, r4---sn.example",
        "EXAMPLE.org, example.org",
        "localhost, localhost",
        "127.0.0.1, 127.0.0.1"
    })
    void aDomainIsWrittenAsItTravels(String written, String travels) {
        assertThat(Domains.ascii(written)).contains(travels);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "-a.de",
                "a-.de",
                "a b.de",
                "a_b.de",
                "a\u200db.de",
                "a\u200cb.de",
                "a\u202eb.de",
                "xn--strae-oqa-.de",
                "xn--a.de",
                "a/b.de",
                "a@b.de",
                "a\u0000.de"
            })
    void whatIsNoDomainIsRefused(String written) {
        assertThat(Domains.ascii(written)).isEmpty();
    }

    @Property
    void whatTravelsIsAsciiAndTravelsAsItIs(@ForAll("labels") String label) {
        Domains.ascii(label + ".example")
                .ifPresent(ascii -> assertThat(ascii)
                        .matches("[a-z0-9.-]+")
                        .isEqualTo(Domains.ascii(ascii).orElseThrow()));
    }

    @Property
    void sharpSIsNeverTwo(@ForAll("words") String before, @ForAll("words") String after) {
        assertThat(Domains.ascii(before + "ß" + after + ".de"))
                .isPresent()
                .isNotEqualTo(Domains.ascii(before + "ss" + after + ".de"));
    }

    @Property
    void aSigmaAtTheEndIsNoOther(@ForAll("greek") String word) {
        assertThat(Domains.ascii(word + "ς.gr")).isPresent().isNotEqualTo(Domains.ascii(word + "σ.gr"));
    }

    @Property
    void whatJoinsIsNeverLost(@ForAll("words") String before, @ForAll("words") String after) {
        assertThat(Domains.ascii(before + ZERO_WIDTH_NON_JOINER + after + ".de"))
                .isNotEqualTo(Domains.ascii(before + after + ".de"));
    }

    @Property
    void upperAndLowerCaseAreTheSame(@ForAll("words") String label) {
        assertThat(Domains.ascii(label.toUpperCase(Locale.ROOT) + ".DE")).isEqualTo(Domains.ascii(label + ".de"));
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.strings()
                .withChars("aäß-09SΣςσ\u200c\u200dяا名。．ｅ")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("aeiäöüéñbsx").ofMinLength(1).ofMaxLength(12);
    }

    @Provide
    Arbitrary<String> greek() {
        return Arbitraries.strings().withChars("αβγδελόσ").ofMinLength(1).ofMaxLength(12);
    }

    @ParameterizedTest
    @CsvSource({
        "maria@straße.de, maria@xn--strae-oqa.de",
        "Maria@EXAMPLE.org, Maria@example.org",
        "maria, maria",
        "maria@a b, maria@a b",
        "'maria@example.org\r\nBcc: x@y.z', 'maria@example.org\r\nBcc: x@y.z'"
    })
    void ofAMailAddressOnlyTheDomainChanges(String written, String travels) {
        assertThat(Domains.inMailAddress(written)).isEqualTo(travels);
    }

    @ParameterizedTest
    @CsvSource({
        "https://straße.de:8443/Straße?ß#ß, https://xn--strae-oqa.de:8443/Straße?ß#ß",
        "https://Praxis.Example, https://praxis.example",
        "https://user@faß.de/, https://user@xn--fa-hia.de/",
        "http://[::1]:8080/, http://[::1]:8080/",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "https://a b/, https://a b/",
        "no url, no url"
    })
    void ofAUrlOnlyTheHostChanges(String written, String travels) {
        assertThat(Domains.inUrl(written)).isEqualTo(travels);
    }

    @Test
    void aUriHasAHost() {
        assertThat(URI.create("https://straße.de/").getHost()).isNull();
        assertThat(Domains.uri("https://straße.de/").getHost()).isEqualTo("xn--strae-oqa.de");
    }
}
