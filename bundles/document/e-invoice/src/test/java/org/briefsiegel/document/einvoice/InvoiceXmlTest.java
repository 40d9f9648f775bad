package org.briefsiegel.document.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceXmlTest {

    @Test
    void bothVersionsSayTheSame() throws Exception {
        EInvoice now = invoice(Cii.invoice().xml());

        assertThat(invoice(Cii.invoice().xmlOfVersion1())).isEqualTo(now);
        assertThat(now.number()).isEqualTo("2026/117");
        assertThat(now.total()).isEqualByComparingTo("84");
        assertThat(now.accounts()).containsExactly(new EInvoice.Account(Cii.IBAN, "Dr. Maria Huber", "GIBAATWWXXX"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void everyEncodingThatIsDeclaredIsRead(String encoding) throws Exception {
        String xml = Cii.invoice()
                .with("number", "<ram:ID>Ä-1</ram:ID>")
                .xml()
                .replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");

        assertThat(EInvoice.of(InvoiceXml.of(xml.getBytes(encoding))).number()).isEqualTo("Ä-1");
    }

    @ParameterizedTest
    @CsvSource({"number,BT-1", "currency,BT-5", "total,BT-112"})
    void whatAnInvoiceNeedsIsNamed(String part, String term) {
        UnusableInvoice refused = refused(Cii.invoice().without(part).xml());

        assertThat(refused.text()).isEqualTo("xml.lacks");
        assertThat(refused.parts()).containsExactly(term);
    }

    @ParameterizedTest
    @CsvSource({
        "number,<ram:ID>1</ram:ID><ram:ID>2</ram:ID>,xml.ambiguous",
        "number,<ram:ID>1234567890123456789012345678901234567890123456789012345678901</ram:ID>,xml.number",
        "currency,<ram:InvoiceCurrencyCode>Euro</ram:InvoiceCurrencyCode>,xml.currency",
        "total,'<ram:GrandTotalAmount>84,00</ram:GrandTotalAmount>',xml.amount",
        "total,<ram:GrandTotalAmount>84.001</ram:GrandTotalAmount>,xml.amount",
        "total,<ram:GrandTotalAmount>1e999999999</ram:GrandTotalAmount>,xml.amount",
        "left,<ram:DuePayableAmount>NaN</ram:DuePayableAmount>,xml.amount"
    })
    void whatCannotBeIsRefused(String part, String xml, String text) {
        assertThat(refused(Cii.invoice().with(part, xml).xml()).text()).isEqualTo(text);
    }

    @Test
    void accountsAndDaysThatCannotBeAreRefused() {
        assertThat(refused(Cii.invoice()
                                .with("means", Cii.means("58", "AT621904300234573201", "x", ""))
                                .xml())
                        .text())
                .isEqualTo("xml.iban");
        assertThat(refused(Cii.invoice()
                                .with("means", Cii.means("58", Cii.IBAN, "x", "GIBA"))
                                .xml())
                        .text())
                .isEqualTo("xml.bic");
        assertThat(refused(Cii.invoice().with("due", Cii.due("20261332")).xml()).text())
                .isEqualTo("xml.dueDate");
    }

    @Test
    void fourDecimalsAreTakenWhereTheyAreNoughts() throws Exception {
        String xml = Cii.invoice()
                .with("total", "<ram:GrandTotalAmount currencyID=\"EUR\">84.0000</ram:GrandTotalAmount>")
                .xml();

        assertThat(invoice(xml).total()).isEqualByComparingTo("84");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>",
                "<CrossIndustryInvoice/>",
                "<CrossIndustryInvoice xmlns=\"urn:ferd:CrossIndustryDocument:invoice:1p0\"/>"
            })
    void otherXmlIsNoInvoice(String xml) {
        assertThat(refused(xml).text()).isEqualTo("xml.otherKind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE a [<!ENTITY x \"84.00\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]>"
            })
    void noDefinitionsAreTaken(String type) {
        String xml = Cii.invoice().xml().replace("?>\n", "?>\n" + type);

        assertThat(refused(xml).text()).isEqualTo("xml.broken");
        assertThat(refused(xml.replace("2026/117", "&x;")).text()).isEqualTo("xml.broken");
    }

    @Test
    void noDepthAndNoNumberIsFollowedForEver() {
        String deep = "<ram:a>".repeat(100_000);
        String many = "<ram:ID>1</ram:ID>".repeat(200);

        assertThat(refused(Cii.invoice().with("seller", deep).xml()).text()).isEqualTo("xml.broken");
        assertThat(refused(Cii.invoice().with("number", many).xml()).text()).isEqualTo("xml.broken");
        assertThat(refused(Cii.invoice()
                                .with(
                                        "means",
                                        Cii.means("58", Cii.IBAN, "x", "").repeat(200))
                                .xml())
                        .text())
                .isEqualTo("xml.broken");
    }

    /** Cut anywhere. */
    @Property(tries = 500)
    void halfAnInvoiceIsNone(@ForAll @IntRange(max = 3000) int length) {
        byte[] xml = Cii.invoice().xml().strip().getBytes(StandardCharsets.UTF_8);
        byte[] half = Arrays.copyOf(xml, Math.min(length, xml.length - 1));

        assertThatThrownBy(() -> EInvoice.of(InvoiceXml.of(half))).isInstanceOf(UnusableInvoice.class);
    }

    /** Whatever is written over it: it is read, or refused in the one way there is. */
    @Property(tries = 1000)
    void nothingElseIsThrown(@ForAll @IntRange(max = 3000) int at, @ForAll byte[] junk) {
        byte[] xml = Cii.invoice().xml().getBytes(StandardCharsets.UTF_8);
        int from = Math.min(at, xml.length);
        System.arraycopy(junk, 0, xml, from, Math.min(junk.length, xml.length - from));

        try {
            assertThat(EInvoice.of(InvoiceXml.of(xml))).isNotNull();
        } catch (UnusableInvoice refused) {
            assertThat(refused.text()).startsWith("xml.");
        }
    }

    private static EInvoice invoice(String xml) throws UnusableInvoice {
        return EInvoice.of(InvoiceXml.of(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static UnusableInvoice refused(String xml) {
        return catchThrowableOfType(UnusableInvoice.class, () -> invoice(xml));
    }
}
