package org.briefsiegel.document.einvoice;

import java.util.LinkedHashMap;
import java.util.Map;

/** An invoice's data as XML, written for these tests; what is left out or changed is named by its place in it. */
final class Cii {

    static final String IBAN = "AT611904300234573201";
    static final String OTHER_IBAN = "DE89370400440532013000";

    private final Map<String, String> parts = new LinkedHashMap<>();

    private Cii() {
        parts.put("number", "<ram:ID>2026/117</ram:ID>");
        parts.put("type", "<ram:TypeCode>380</ram:TypeCode>");
        parts.put("seller", "<ram:Name>Ordination Dr. Huber</ram:Name>");
        parts.put("reference", "");
        parts.put("currency", "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>");
        parts.put("payee", "");
        parts.put("means", means("58", IBAN, "Dr. Maria Huber", "GIBAATWWXXX"));
        parts.put("due", due("20261214"));
        parts.put("total", "<ram:GrandTotalAmount>84.00</ram:GrandTotalAmount>");
        parts.put("left", "<ram:DuePayableAmount>84.00</ram:DuePayableAmount>");
    }

    static Cii invoice() {
        return new Cii();
    }

    Cii with(String part, String xml) {
        parts.put(part, xml);
        return this;
    }

    Cii without(String part) {
        return with(part, "");
    }

    static String due(String day) {
        return "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format=\"102\">" + day
                + "</udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>";
    }

    static String means(String code, String iban, String holder, String bic) {
        return "<ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>" + code + "</ram:TypeCode>"
                + "<ram:PayeePartyCreditorFinancialAccount><ram:IBANID>" + iban + "</ram:IBANID><ram:AccountName>"
                + holder
                + "</ram:AccountName></ram:PayeePartyCreditorFinancialAccount><ram:PayeeSpecifiedCreditorFinancialInstitution>"
                + "<ram:BICID>" + bic + "</ram:BICID></ram:PayeeSpecifiedCreditorFinancialInstitution>"
                + "</ram:SpecifiedTradeSettlementPaymentMeans>";
    }

    /** As since ZUGFeRD 2 and in Factur-X. */
    String xml() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
                  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
                  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
                <rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter>
                <ram:ID>urn:cen.eu:en16931:2017</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>
                <rsm:ExchangedDocument>{number}{type}</rsm:ExchangedDocument>
                <rsm:SupplyChainTradeTransaction>
                <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedLineTradeSettlement>
                <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>84.00</ram:LineTotalAmount>
                </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
                <ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty>{seller}</ram:SellerTradeParty>
                <ram:BuyerTradeParty><ram:Name>Maria Muster</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
                <ram:ApplicableHeaderTradeDelivery/>
                <ram:ApplicableHeaderTradeSettlement>{reference}{currency}{payee}{means}{due}
                <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:TaxTotalAmount currencyID="EUR">0.00</ram:TaxTotalAmount>{total}{left}
                </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                </ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>
                """.transform(this::filled);
    }

    /** As in ZUGFeRD 1.0. */
    String xmlOfVersion1() {
        return """
                <rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"
                  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12"
                  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:15">
                <rsm:HeaderExchangedDocument>{number}{type}</rsm:HeaderExchangedDocument>
                <rsm:SpecifiedSupplyChainTradeTransaction>
                <ram:ApplicableSupplyChainTradeAgreement><ram:SellerTradeParty>{seller}</ram:SellerTradeParty>
                </ram:ApplicableSupplyChainTradeAgreement>
                <ram:ApplicableSupplyChainTradeSettlement>{reference}{currency}{payee}{means}{due}
                <ram:SpecifiedTradeSettlementMonetarySummation>{total}{left}</ram:SpecifiedTradeSettlementMonetarySummation>
                </ram:ApplicableSupplyChainTradeSettlement>
                <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedSupplyChainTradeSettlement>
                <ram:SpecifiedTradeSettlementMonetarySummation><ram:LineTotalAmount>84.00</ram:LineTotalAmount>
                </ram:SpecifiedTradeSettlementMonetarySummation></ram:SpecifiedSupplyChainTradeSettlement>
                </ram:IncludedSupplyChainTradeLineItem>
                </rsm:SpecifiedSupplyChainTradeTransaction></rsm:CrossIndustryDocument>
                """.transform(this::filled);
    }

    private String filled(String frame) {
        String xml = frame;
        for (Map.Entry<String, String> part : parts.entrySet()) {
            xml = xml.replace("{" + part.getKey() + "}", part.getValue());
        }
        return xml;
    }
}
