package org.briefsiegel.factor.smscode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.conformance.PlainSeal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsCodeFactorTest {

    @Property
    void theRightCodeIsTheOneThatWasSent(@ForAll long seed) {
        EnrolmentResult.Enrolled enrolled = enrol(new Random(seed), "Ordination", Locale.GERMAN);

        assertThat(new SmsCodeFactor(new Random()).verify(enrolled.enrolment(), code(enrolled), PLAIN))
                .isTrue();
    }

    @Test
    void theTextNamesThePracticeAndNothingOfTheContent() {
        Dispatch dispatch = enrol(new Random(1), "Ordination Dr. Huber", Locale.ENGLISH)
                .dispatches()
                .get(0);

        assertThat(dispatch.channel()).isEqualTo("sms");
        assertThat(dispatch.fact()).isEqualTo("phone");
        assertThat(dispatch.texts().get(0)).contains("is your code for the message from Ordination Dr. Huber.");
        assertThat(dispatch.toString()).doesNotContain(code(dispatch));
    }

    @Test
    void aNewCodeIsMadeForEachTransfer() {
        Random random = new Random(7);
        assertThat(enrol(random, "P", Locale.GERMAN).dispatches())
                .isNotEqualTo(enrol(random, "P", Locale.GERMAN).dispatches());
    }

    @Test
    void everyCodeIsAsLikelyAsEveryOther() {
        Random random = new Random(20261123);
        int[] firstDigits = new int[10];
        for (int i = 0; i < 10_000; i++) {
            firstDigits[code(enrol(random, "P", Locale.GERMAN)).charAt(0) - '0']++;
        }

        assertThat(IntStream.of(firstDigits).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(900, 1_100));
    }

    @ParameterizedTest
    @CsvSource({"0,000000", "42,000042", "999999,999999"})
    void aSmallNumberIsACodeOfSixDigitsToo(int drawn, String code) {
        Random random = new Random() {
            @Override
            public int nextInt(int bound) {
                assertThat(bound).isEqualTo(1_000_000);
                return drawn;
            }
        };

        assertThat(code(enrol(random, "P", Locale.GERMAN))).isEqualTo(code);
    }

    /** What is a number that receives texts, the channel says. */
    @ParameterizedTest
    @ValueSource(strings = {"+436641234567", "+43 (0) 664 1234567", "0664", "x"})
    void aCodeIsMadeForWhateverNumber(String phone) {
        assertThat(enrolFor(phone)).isInstanceOf(EnrolmentResult.Enrolled.class);
    }

    @Test
    void theMailSaysWhereTheCodeWent() {
        SmsCodeFactor factor = new SmsCodeFactor();
        Reader reader = new Reader(Locale.GERMAN, true);

        assertThat(factor.needed(reader, "•••567"))
                .isEqualTo("den Code, den wir an Ihr Handy (•••567) geschickt haben");
        assertThat(factor.needed(reader, "")).isEqualTo("den Code, den wir an Ihr Handy geschickt haben");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                " 123 456 ",
                "123\u00A0456",
                "123-456",
                "12 34 56",
                "١٢٣٤٥٦",
                "۱۲۳ ۴۵۶",
                "\u200F123456\u200F",
                "１２３４５６",
                "123456 ist Ihr Code",
                "123 456 ist Ihr Code",
                "Code: 123456",
                "123456 ist Ihr Code für die Nachricht von Praxis 12.\n@localhost #123456"
            })
    void theCodeIsReadWhereverItStands(String typed) {
        assertThat(read(typed)).isEqualTo(new Reading.Legible("123456"));
    }

    @ParameterizedTest
    @CsvSource({
        "de-AT,SMS-Code",
        "de-AT-simple,SMS-Code",
        "en-GB,SMS code",
        "tr,SMS kodu",
        "bs,SMS kod",
        "uk,Код із SMS",
        "ar-u-nu-latn,رمز SMS",
        "fr,SMS-Code"
    })
    void theLabelIsInTheReadersLanguage(String language, String label) {
        assertThat(new SmsCodeFactor().label(Locale.forLanguageTag(language))).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "12 345678", "123456 oder 654321", "12 345 678"})
    void whatIsNoCodeIsNamedAndNotCompared(String typed) {
        assertThat(read(typed)).isInstanceOf(Reading.Malformed.class);
    }

    @Test
    void withoutAPhoneNumberThereIsNoCode() {
        assertThat(new SmsCodeFactor(new Random())
                        .enrol(new EnrolmentRequest(
                                Map.of("phone", " "), Optional.empty(), PLAIN, "P", "h", Locale.GERMAN)))
                .isEqualTo(new EnrolmentResult.FactMissing("phone"));
    }

    @Test
    void itIsTheStrongFactorThatIsChargedForAndLastsLonger() {
        var profile = new SmsCodeFactor(new Random()).profile();

        assertThat(profile.assurance()).isEqualTo(Assurance.MAXIMUM);
        assertThat(profile.validity()).isEqualTo(Duration.ofDays(90));
        assertThat(profile.chargeable()).isTrue();
    }

    private static Reading read(String typed) {
        return new SmsCodeFactor(new Random()).read(new Answer(Map.of("code", typed), Locale.GERMAN));
    }

    private static String code(EnrolmentResult.Enrolled enrolled) {
        return code(enrolled.dispatches().get(0));
    }

    private static String code(Dispatch dispatch) {
        return dispatch.texts().get(0).substring(0, 6);
    }

    private static EnrolmentResult enrolFor(String phone) {
        return new SmsCodeFactor(new Random())
                .enrol(new EnrolmentRequest(Map.of(), Optional.of(phone), PLAIN, "P", "h", Locale.GERMAN));
    }

    private static EnrolmentResult.Enrolled enrol(Random random, String practice, Locale locale) {
        return (EnrolmentResult.Enrolled) new SmsCodeFactor(random)
                .enrol(new EnrolmentRequest(
                        Map.of("phone", "+436641234567"),
                        Optional.empty(),
                        PLAIN,
                        practice,
                        "post.example.org",
                        locale));
    }

    private static final Seal PLAIN = new PlainSeal();
}
