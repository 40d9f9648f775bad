package org.briefsiegel.document.einvoice;

import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The few values of an invoice's XML that are of use here, by their path below its root; without anything that leads out of it. The
 * syntax is UN/CEFACT's Cross Industry Invoice (EN 16931-3-3), whatever the profile; ZUGFeRD 1.0 has other names for a few elements.
 */
final class InvoiceXml {

    private static final String ROOT = "CrossIndustryInvoice";
    private static final String ROOT_OF_1_0 = "CrossIndustryDocument";
    private static final Map<String, String> NAMESPACES = Map.of(
            ROOT,
            "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
            ROOT_OF_1_0,
            "urn:ferd:CrossIndustryDocument:invoice:1p0");

    /** As they are called in ZUGFeRD 1.0, and since. */
    private static final Map<String, String> RENAMED = Map.of(
            "HeaderExchangedDocument", "ExchangedDocument",
            "SpecifiedSupplyChainTradeTransaction", "SupplyChainTradeTransaction",
            "ApplicableSupplyChainTradeAgreement", "ApplicableHeaderTradeAgreement",
            "ApplicableSupplyChainTradeSettlement", "ApplicableHeaderTradeSettlement",
            "SpecifiedTradeSettlementMonetarySummation", "SpecifiedTradeSettlementHeaderMonetarySummation");

    private static final String TRADE = "SupplyChainTradeTransaction/";
    private static final String SETTLEMENT = TRADE + "ApplicableHeaderTradeSettlement/";
    private static final String MEANS = SETTLEMENT + "SpecifiedTradeSettlementPaymentMeans";
    private static final Set<String> WANTED = Set.of(
            "ExchangedDocument/ID",
            "ExchangedDocument/TypeCode",
            TRADE + "ApplicableHeaderTradeAgreement/SellerTradeParty/Name",
            SETTLEMENT + "PaymentReference",
            SETTLEMENT + "InvoiceCurrencyCode",
            SETTLEMENT + "PayeeTradeParty/Name",
            MEANS + "/TypeCode",
            MEANS + "/PayeePartyCreditorFinancialAccount/IBANID",
            MEANS + "/PayeePartyCreditorFinancialAccount/AccountName",
            MEANS + "/PayeeSpecifiedCreditorFinancialInstitution/BICID",
            SETTLEMENT + "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString",
            SETTLEMENT + "SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount",
            SETTLEMENT + "SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount");

    private static final int DEEPEST = 64;
    private static final int LONGEST_VALUE = 1000;
    private static final int MOST_VALUES = 100;

    /** Values by the last names of their paths. */
    private final Map<String, List<String>> values = new HashMap<>();

    private final List<Map<String, List<String>>> means = new ArrayList<>();

    private InvoiceXml() {}

    /** @throws UnusableInvoice when it isn't such XML */
    static InvoiceXml of(byte[] xml) throws UnusableInvoice {
        try {
            XMLStreamReader reader = safely().createXMLStreamReader(new StringReader(XmlText.of(xml)));
            try {
                InvoiceXml invoice = new InvoiceXml();
                invoice.read(reader);
                return invoice;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException
                | CharacterCodingException
                | RuntimeException broken) { // the JDK's reader throws more than it says
            throw UnusableInvoice.file("xml.broken");
        }
    }

    /** The JDK's own, whichever parsers others have installed. */
    private static XMLInputFactory safely() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    private void read(XMLStreamReader reader) throws XMLStreamException, UnusableInvoice {
        Deque<String> paths = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw UnusableInvoice.file("xml.broken");
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    paths.push(path(paths, reader));
                    if (paths.peek().equals(MEANS)) {
                        requireFew(means.size());
                        means.add(new HashMap<>());
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(text, reader);
                case XMLStreamConstants.END_ELEMENT -> {
                    keep(paths.pop(), text.toString().strip());
                    text.setLength(0);
                }
                default -> {
                    // comments and instructions say nothing
                }
            }
        }
    }

    private static String path(Deque<String> paths, XMLStreamReader reader) throws UnusableInvoice {
        String name = reader.getLocalName();
        if (paths.isEmpty()) {
            if (!NAMESPACES.getOrDefault(name, "").equals(reader.getNamespaceURI())) {
                throw UnusableInvoice.file("xml.otherKind");
            }
            return "";
        }
        if (paths.size() > DEEPEST) {
            throw UnusableInvoice.file("xml.broken");
        }
        String above = paths.peek();
        String known = RENAMED.getOrDefault(name, name);
        return above.isEmpty() ? known : above + "/" + known;
    }

    private static void append(StringBuilder text, XMLStreamReader reader) {
        if (text.length() <= LONGEST_VALUE) { // what is longer is no value of use here, and cut
            text.append(reader.getText(), 0, Math.min(reader.getTextLength(), LONGEST_VALUE + 1 - text.length()));
        }
    }

    private void keep(String path, String value) throws UnusableInvoice {
        if (WANTED.contains(path) && !value.isEmpty()) {
            Map<String, List<String>> group = path.startsWith(MEANS) ? means.get(means.size() - 1) : values;
            String key = path.startsWith(MEANS) ? path.substring(MEANS.length() + 1) : path;
            List<String> known = group.computeIfAbsent(key, none -> new ArrayList<>());
            requireFew(known.size());
            known.add(value);
        }
    }

    private static void requireFew(int count) throws UnusableInvoice {
        if (count >= MOST_VALUES) {
            throw UnusableInvoice.file("xml.broken");
        }
    }

    String number() throws UnusableInvoice {
        return needed("ExchangedDocument/ID", "BT-1");
    }

    String typeCode() {
        return first("ExchangedDocument/TypeCode").orElse("");
    }

    String currency() throws UnusableInvoice {
        return needed(SETTLEMENT + "InvoiceCurrencyCode", "BT-5");
    }

    String total() throws UnusableInvoice {
        return needed(SETTLEMENT + "SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount", "BT-112");
    }

    Optional<String> due() {
        return first(SETTLEMENT + "SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount");
    }

    Optional<String> paymentReference() {
        return first(SETTLEMENT + "PaymentReference");
    }

    /** Who is to get the money, where it isn't said on whom the account is. */
    Optional<String> payee() {
        return first(SETTLEMENT + "PayeeTradeParty/Name")
                .or(() -> first(TRADE + "ApplicableHeaderTradeAgreement/SellerTradeParty/Name"));
    }

    /** Days on which something is due, as {@code 20261214}. */
    List<String> dueDays() {
        return values
                .getOrDefault(SETTLEMENT + "SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString", List.of())
                .stream()
                .distinct()
                .toList();
    }

    /**
     * A way to pay.
     *
     * @param code of UNTDID 4461; may be empty
     * @param iban may be empty
     * @param holder may be empty
     * @param bic may be empty
     */
    record Means(String code, String iban, String holder, String bic) {}

    List<Means> means() {
        return means.stream()
                .map(group -> new Means(
                        of(group, "TypeCode"),
                        of(group, "PayeePartyCreditorFinancialAccount/IBANID"),
                        of(group, "PayeePartyCreditorFinancialAccount/AccountName"),
                        of(group, "PayeeSpecifiedCreditorFinancialInstitution/BICID")))
                .toList();
    }

    private static String of(Map<String, List<String>> group, String name) {
        return group.getOrDefault(name, List.of("")).get(0);
    }

    private Optional<String> first(String path) {
        return values.getOrDefault(path, List.of()).stream().findFirst();
    }

    private String needed(String path, String term) throws UnusableInvoice {
        List<String> said = values.getOrDefault(path, List.of());
        if (said.size() != 1) {
            throw UnusableInvoice.file(said.isEmpty() ? "xml.lacks" : "xml.ambiguous", term);
        }
        return said.get(0);
    }
}
