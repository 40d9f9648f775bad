package org.briefsiegel.desk.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.platform.phone.PhoneNumber.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser posts, read to the end. */
class FormTest {

    @Test
    void aMissingFieldIsEmpty() throws IOException {
        for (String body : new String[] {"", "&", "=", "name", "=x", "name=", "name=+", "name=%0A%09"}) {
            Form form = posted(body);
            assertThat(form.text(Form.NAME)).isEmpty();
            assertThat(form.present(Form.NAME)).isEmpty();
            assertThat(form.factor()).isEmpty();
            assertThat(form.tooLong()).isEmpty();
        }
    }

    @Test
    void ofARepeatedFieldTheFirstCounts() throws IOException {
        Form form = posted("email=one%40example.org&action=send&email=two%40example.org&action=price");

        assertThat(form.text(Form.EMAIL)).isEqualTo("one@example.org");
        assertThat(form.text(Form.ACTION)).isEqualTo("send");
    }

    @Test
    void aFieldThatCannotBeDecodedIsMissing() throws IOException {
        Form form = posted("email=%zz&name=M%C3%BCller");

        assertThat(form.present(Form.EMAIL)).isEmpty();
        assertThat(form.text(Form.NAME)).isEqualTo("Müller");
    }

    @ParameterizedTest
    @CsvSource({"243, false", "254, false", "255, true", "4000, true"})
    void aFieldTakesAsMuchAsAnAddress(int length, boolean tooLong) throws IOException {
        Form form = posted("name=" + "x".repeat(length) + "&email=a%40b.at");

        assertThat(form.text(Form.NAME)).hasSize(length);
        assertThat(form.tooLong().contains(Form.NAME)).isEqualTo(tooLong);
        assertThat(form.tooLong()).doesNotContain(Form.EMAIL);
    }

    @Test
    void lettersThatWereTakenApartArePutTogether() {
        Form form = Form.posted(Map.of("name", "Mu\u0308ller", "message", "Gru\u0308\u00dfe\naus Wien"));

        assertThat(form.text(Form.NAME)).isEqualTo("M\u00fcller");
        assertThat(form.text(Form.MESSAGE)).isEqualTo("Gr\u00fc\u00dfe\naus Wien");
    }

    @Test
    void spaceAroundAFieldDoesNotCount() throws IOException {
        Form form = posted("name=" + "+".repeat(300) + "x" + "%0A".repeat(300));

        assertThat(form.text(Form.NAME)).isEqualTo("x");
        assertThat(form.tooLong()).isEmpty();
    }

    @Test
    void allFieldsThatAreTooLongAreNamedInOrder() {
        String much = "x".repeat(255);

        Form form = Form.posted(Map.of("phone", much, "email", much, "value-sms-code", much, "name", "x"));

        assertThat(form.tooLong()).containsExactly("email", "phone", "value-sms-code");
    }

    @Test
    void aBodyWithoutEndIsCutAndWhatCameBeforeIsRead() throws IOException {
        Form form = posted("name=Maria&key=k&email=" + "x".repeat(100_000) + "&factor=birth-date");

        assertThat(form.text(Form.NAME)).isEqualTo("Maria");
        assertThat(form.text(Form.KEY)).isEqualTo("k");
        assertThat(form.tooLong()).containsExactly(Form.EMAIL);
        assertThat(form.factor()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria@example.org\r\nBcc: all@example.org",
                "maria@example.org\u0000x",
                "maria@example.org\u001bx",
                "maria@example.org\u007fx",
                "maria@example.org\u0085Bcc: all@example.org",
                "maria@example.org\u2028Bcc: all@example.org",
                "maria@example.org\u2029x"
            })
    void aFieldIsOneLine(String typed) {
        String text = Form.posted(Map.of(Form.EMAIL, typed)).text(Form.EMAIL);

        assertThat(text).startsWith("maria@example.org ").doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void aMessageHasLinesAndMoreRoom() {
        Form form = Form.posted(Map.of(Form.MESSAGE, "eins\r\nzwei\rdrei\u0000\u2028" + "x".repeat(1980)));

        assertThat(form.text(Form.MESSAGE)).startsWith("eins\nzwei\ndrei  x");
        assertThat(form.tooLong()).isEmpty();
        assertThat(Form.posted(Map.of(Form.MESSAGE, "x".repeat(2001))).tooLong())
                .containsExactly(Form.MESSAGE);
    }

    @Test
    void aKeyIsReadAsItWasMade() throws IOException {
        String key = "Zm9v-_b3M0NTY3ODkwYWJjZGVmZ2hpamtsbW5vcA";

        assertThat(posted("key=" + key).text(Form.KEY)).isEqualTo(key);
    }

    @Test
    void everyFactorHasAFieldOfItsOwn() throws IOException {
        Form form = posted("factor=birth-date&value-birth-date=1980-01-02&value-pass-phrase=tulip");

        assertThat(form.text(Form.valueOf(form.factor()))).isEqualTo("1980-01-02");
        assertThat(form.text(Form.valueOf("pass-phrase"))).isEqualTo("tulip");
        assertThat(form.text(Form.valueOf("sms-code"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "country=DE&phone=0151+23456789, +4915123456789",
        "country=AT&phone=0664%2F1234567, +436641234567",
        "country=&phone=0664+1234567, +436641234567",
        "phone=0664+1234567, +436641234567",
        "country=DE&phone=%2B43+664+1234567, +436641234567"
    })
    void aPhoneNumberIsMeantAtHomeWhereNoCountryIsChosen(String body, String e164) throws IOException {
        assertThat(posted(body).phone().e164()).contains(e164);
    }

    @Test
    void aMissingPhoneNumberIsMissing() throws IOException {
        assertThat(posted("country=AT").phone().flaw()).contains(Flaw.MISSING);
    }

    @Test
    void aChangeLeavesTheFormItCameFromAsItWas() {
        Form form = Form.posted(Map.of(Form.NAME, "Maria", Form.EMAIL, "a@example.org"));

        Form changed = form.with(Map.of(Form.EMAIL, "b@example.org", Form.FACTOR, "sms-code"));

        assertThat(changed.text(Form.NAME)).isEqualTo("Maria");
        assertThat(changed.text(Form.EMAIL)).isEqualTo("b@example.org");
        assertThat(changed.factor()).isEqualTo("sms-code");
        assertThat(form.text(Form.EMAIL)).isEqualTo("a@example.org");
        assertThat(form.factor()).isEmpty();
    }

    @Property
    void whatIsTypedOnOneLineIsReadAsItWasTyped(
            @ForAll @Size(max = 8)
                    Map<@AlphaChars @StringLength(min = 1, max = 8) String, @StringLength(max = 40) String> typed)
            throws IOException {
        Form form = posted(encoded(typed));

        typed.forEach((name, value) ->
                assertThat(form.text(name)).isEqualTo(oneLine(Normalizer.normalize(value, Normalizer.Form.NFC))));
    }

    @Property
    void whateverIsPostedIsRead(@ForAll String body) throws IOException {
        Form form = posted(body);

        assertThat(form.text(Form.EMAIL)).isEqualTo(form.present(Form.EMAIL).orElse(""));
        assertThat(form.phone().region()).isNotEmpty();
    }

    @Property
    void aFormThatIsReadAgainStaysTheSame(@ForAll String value) {
        String once = Form.posted(Map.of(Form.NAME, value)).text(Form.NAME);

        assertThat(Form.posted(Map.of(Form.NAME, once)).text(Form.NAME)).isEqualTo(once);
    }

    @Property
    void lengthIsCountedInWhatIsLeft(@ForAll @IntRange(max = 600) int length) {
        Form form = Form.posted(Map.of(Form.NAME, " ".repeat(length) + "x".repeat(length)));

        assertThat(form.tooLong().isEmpty()).isEqualTo(length <= 254);
    }

    @Property
    void aLogNeverShowsWhatWasTyped(@ForAll String value) {
        assertThat(Form.posted(Map.of(Form.NAME, value))).hasToString("Form[…]");
    }

    private static Form posted(String body) throws IOException {
        return Form.posted(PostedForm.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** By code points, unlike the form; half a pair of surrogates becomes a question mark on the way. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .codePoints()
                .map(letter -> switch (Character.getType(letter)) {
                    case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
                    default -> letter;
                })
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}
