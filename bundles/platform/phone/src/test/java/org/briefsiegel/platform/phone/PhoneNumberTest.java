package org.briefsiegel.platform.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.briefsiegel.platform.phone.PhoneNumber.Country;
import org.briefsiegel.platform.phone.PhoneNumber.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    @ParameterizedTest
    @ValueSource(strings = {"de-AT", "de", "en", "en-GB"})
    void theListNamesEveryCountryOnceTheNeighboursFirst(String language) {
        Locale locale = Locale.forLanguageTag(language);

        List<Country> countries = PhoneNumber.countries(locale);

        assertThat(countries)
                .extracting(Country::code)
                .startsWith("AT", "DE", "CH", "LI", "IT", "SI", "HU", "SK", "CZ")
                .containsExactlyInAnyOrderElementsOf(NUMBERS.getSupportedRegions());
        assertThat(countries.subList(9, countries.size()))
                .extracting(Country::label)
                .isSortedAccordingTo(Collator.getInstance(locale));
        assertThat(countries)
                .allSatisfy(country -> assertThat(country.label())
                        .matches("\\p{L}.+ \\(\\+[1-9]\\d{0,2}\\)")
                        .doesNotStartWith(country.code() + " "));
    }

    @Test
    void theListSpeaksTheLanguageOfTheVisit() {
        assertThat(PhoneNumber.countries(Locale.forLanguageTag("de-AT")))
                .contains(new Country("AT", "Österreich (+43)"), new Country("TR", "Türkei (+90)"));
        assertThat(PhoneNumber.countries(Locale.ENGLISH))
                .contains(new Country("AT", "Austria (+43)"), new Country("FR", "France (+33)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "06641234567",
                "0664 1234567",
                "0664/123 45 67",
                "(0664) 123-45-67",
                "+436641234567",
                "+43 664 1234567",
                "+43 (0) 664 1234567",
                "0043 664 1234567",
                "43 664 1234567",
                "664 1234567",
                "  0664 1234567 ",
                "0664\u00a01234567",
                "０６６４１２３４５６７",
                "Tel.: 0664 1234567",
                "\u202a+43 664 1234567\u202c",
                "\u206806\u200e64 1234567\u2069",
                "+43\u2011664\u20111234567",
                "٠٦٦٤ ١٢٣٤٥٦٧"
            })
    void aNumberIsReadHoweverItIsWritten(String typed) {
        assertThat(new PhoneNumber("AT", typed).flaw()).isEmpty();
        assertThat(new PhoneNumber("AT", typed).e164()).contains("+436641234567");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 0151 23456789, +4915123456789",
        "CH, 078 123 45 67, +41781234567",
        "IT, 312 345 6789, +393123456789",
        "SI, 031 234 567, +38631234567",
        "HU, 06 20 123 4567, +36201234567",
        "SK, 0912 123 456, +421912123456",
        "CZ, 601 123 456, +420601123456",
        "GB, 07400 123456, +447400123456",
        "US, (201) 555-0123, +12015550123"
    })
    void aNationalNumberIsMeantInTheChosenCountry(String region, String typed, String e164) {
        assertThat(new PhoneNumber(region, typed).e164()).contains(e164);
    }

    @ParameterizedTest
    @CsvSource({"AT, +49 151 23456789", "DE, 0049 151 23456789", "CZ, +49 (0)151 23456789"})
    void aCountryCodeGoesBeforeTheChosenCountry(String region, String typed) {
        assertThat(new PhoneNumber(region, typed).e164()).contains("+4915123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n"})
    void nothingTypedIsMissing(String typed) {
        assertRefused(new PhoneNumber("AT", typed), Flaw.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "AT, 0664 12",
        "AT, 0664 123456789012345",
        "AT, 122",
        "AT, 112",
        "AT, +",
        "AT, +43",
        "AT, +999 123456789",
        "AT, maria@example.org",
        "AT, keine",
        "DE, 0664",
        "XX, 0664 1234567",
        "at, 0664 1234567",
        "001, 0664 1234567"
    })
    void whatNobodyCanCallIsInvalid(String region, String typed) {
        assertRefused(new PhoneNumber(region, typed), Flaw.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "AT, 01 234567890",
        "AT, 0316 123456",
        "DE, 030 123456",
        "CH, 021 234 56 78",
        "IT, 02 1234 5678",
        "AT, 0800 123456",
        "AT, 0900 123456",
        "DE, 0900 1 234567",
        "AT, 0810 123456",
        "GB, 0844 123 4567",
        "DE, 0180 2 123456",
        "CH, 084 012 34 56",
        "AT, 0820 123456",
        "AT, 050 123456",
        "AT, 05 7000 1234",
        "AT, 0720 123456",
        "AT, +800 1234 5678",
        "AT, +979 123456789"
    })
    void whatTakesNoTextMessageIsALandline(String region, String typed) {
        assertRefused(new PhoneNumber(region, typed), Flaw.LANDLINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+436641234567",
                "+43 (0) 664 1234567",
                "0043 664 1234567",
                "\u202a+43 664 1234567\u202c",
                "\u202a0043 664 1234567\u202c",
                "+43 664 / 12-34.567",
                "tel:+43-664-1234567"
            })
    void aNumberWithItsCountrysCodeNeedsNoCountry(String written) {
        assertThat(PhoneNumber.international(written).e164()).contains("+436641234567");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0664 1234567", "664 1234567", "43 664 1234567", "00", "+", "+999 123456789", "x", "112"})
    void withoutACountryNoneIsGuessed(String written) {
        assertRefused(PhoneNumber.international(written), Flaw.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+4312345678",
                "+43 800 123456",
                "+43 900 123456",
                "+43 720 123456",
                "+43 5 7000 1234",
                "+49 30 123456",
                "+41 44 668 18 00",
                "+800 1234 5678",
                "+43 664 1234567 ext. 5",
                "+436641234567;ext=5"
            })
    void aNumberThatReceivesNoTextsIsRefusedWhereverItComesFrom(String written) {
        assertRefused(PhoneNumber.international(written), Flaw.LANDLINE);
    }

    @Test
    void whereLandlinesAndMobilesLookAlikeBothAreTaken() {
        assertThat(PhoneNumber.international("+1 201 555 0123").e164()).contains("+12015550123");
    }

    @ParameterizedTest
    @MethodSource("regions")
    void theMobileNumbersOfEveryCountryAreTaken(String region) {
        Optional.ofNullable(NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE))
                .ifPresent(number -> {
                    String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
                    for (PhoneNumberFormat format : List.of(
                            PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164)) {
                        assertThat(new PhoneNumber(region, NUMBERS.format(number, format)).e164())
                                .contains(e164);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("regions")
    void aNumberOfARecordIsShownWithItsCountryAndStaysTheSame(String region) {
        Optional.ofNullable(NUMBERS.getExampleNumberForType(region, PhoneNumberType.MOBILE))
                .ifPresent(number -> {
                    String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);

                    PhoneNumber shown = PhoneNumber.of(e164);

                    assertThat(NUMBERS.getSupportedRegions()).contains(shown.region());
                    assertThat(shown.e164()).contains(e164);
                });
    }

    static List<String> regions() {
        return NUMBERS.getSupportedRegions().stream().sorted().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "+436641234567, AT, 0664 1234567",
        "0664/1234567, AT, 0664 1234567",
        "0049 151 23456789, DE, 01512 3456789",
        "+41781234567, CH, 078 123 45 67",
        "01 234567890, AT, 01 234567890"
    })
    void aNumberOfARecordIsShownAsPeopleOfItsCountryWriteIt(String written, String region, String shown) {
        assertThat(PhoneNumber.of(written)).isEqualTo(new PhoneNumber(region, shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "none", "0664", "+999 1", "112"})
    void whatARecordHoldsInsteadOfANumberIsShownAsItIs(String written) {
        assertThat(PhoneNumber.of(written)).isEqualTo(new PhoneNumber("AT", written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+800 1234 5678", "+979 123456789", "+881 612345678", "+883 510012345"})
    void aNumberOfNoCountryKeepsItsCode(String written) {
        PhoneNumber shown = PhoneNumber.of(written);

        assertThat(shown).isEqualTo(new PhoneNumber("AT", written));
        assertThat(shown.flaw()).isNotEqualTo(Optional.of(Flaw.INVALID));
    }

    @Property
    void whateverIsTypedIsAnswered(@ForAll("regionCodes") String region, @ForAll String typed) {
        assertAnswered(new PhoneNumber(region, typed));
        assertAnswered(PhoneNumber.of(typed));
        assertAnswered(PhoneNumber.international(typed));
    }

    @Property
    void whateverLooksLikeANumberIsAnswered(@ForAll("regionCodes") String region, @ForAll("almost") String typed) {
        assertAnswered(new PhoneNumber(region, typed));
        assertAnswered(PhoneNumber.of(typed));
        assertAnswered(PhoneNumber.international(typed));
    }

    @Example
    void aNumberOfBeforeACountrysChangeIsCalledTheSameAsBefore() {
        whatARecordHoldsIsCalledTheSameAsBefore("002412931633");
    }

    @Property
    void whatARecordHoldsIsCalledTheSameAsBefore(@ForAll("almost") String written) {
        assertThat(PhoneNumber.of(written).flaw()).isEqualTo(new PhoneNumber("AT", written).flaw());
        assertThat(PhoneNumber.of(written).e164()).isEqualTo(new PhoneNumber("AT", written).e164());
    }

    @Property
    void aLogNeverShowsTheNumber(@ForAll("almost") String typed) {
        assertThat(new PhoneNumber("AT", typed)).hasToString("PhoneNumber[AT]");
    }

    private static void assertRefused(PhoneNumber number, Flaw flaw) {
        assertThat(number.flaw()).contains(flaw);
        assertThat(number.e164()).isEmpty();
    }

    private static void assertAnswered(PhoneNumber number) {
        assertThat(number.e164().isPresent()).isEqualTo(number.flaw().isEmpty());
        number.e164().ifPresent(e164 -> {
            assertThat(e164).matches("\\+[1-9]\\d{3,16}");
            assertThat(new PhoneNumber("AT", e164).e164()).contains(e164);
            assertThat(PhoneNumber.international(e164).e164()).contains(e164);
        });
    }

    @Provide
    Arbitrary<String> regionCodes() {
        return Arbitraries.oneOf(
                Arbitraries.of(regions()),
                Arbitraries.of("AT", "DE", "US"),
                Arbitraries.of("", "XX", "at", "001", "ZZ", "Österreich"));
    }

    /** What numbers are made of, mixed as they never are. */
    @Provide
    Arbitrary<String> almost() {
        Arbitrary<String> begin = Arbitraries.of("", "0", "00", "+", "+43", "0043664", "0664", "+49151", "tel:", "+1");
        Arbitrary<String> rest = Arbitraries.strings()
                .withChars("0123456789")
                .withChars(" /-.()+,;x#*\u00a0\u0660")
                .ofMaxLength(20);
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(13);
        return begin.flatMap(first -> Arbitraries.oneOf(rest, digits).map(second -> first + second));
    }
}
