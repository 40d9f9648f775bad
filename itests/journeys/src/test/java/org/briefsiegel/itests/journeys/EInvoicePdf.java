package org.briefsiegel.itests.journeys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A PDF of one page with an invoice's data attached to it, as Factur-X wants it; all in ASCII. */
final class EInvoicePdf {

    private EInvoicePdf() {}

    static byte[] of(String number, String total, String iban) {
        String xml = xml(number, total, iban);
        List<String> objects = List.of(
                "<</Type/Catalog/Pages 2 0 R/AF[4 0 R]/Names<</EmbeddedFiles<</Names[(factur-x.xml)4 0 R]>>>>>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>",
                "<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/AFRelationship/Alternative/EF<</F 5 0 R/UF 5 0 R>>>>",
                "<</Type/EmbeddedFile/Subtype/text#2Fxml/Length " + xml.length() + ">>stream\n" + xml + "\nendstream");
        StringBuilder file = new StringBuilder("%PDF-1.7\n");
        List<Integer> places = new ArrayList<>();
        for (String object : objects) {
            places.add(file.length());
            file.append(places.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(places.size() + 1).append("\n0000000000 65535 f \n");
        places.forEach(place -> file.append(String.format(Locale.ROOT, "%010d 00000 n \n", place)));
        file.append("trailer\n<</Size ").append(places.size() + 1).append("/Root 1 0 R>>\nstartxref\n");
        file.append(table).append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String xml(String number, String total, String iban) {
        return """
                <CrossIndustryInvoice xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100">
                <ExchangedDocument><ID>%s</ID><TypeCode>380</TypeCode></ExchangedDocument>
                <SupplyChainTradeTransaction><ApplicableHeaderTradeAgreement><SellerTradeParty>
                <Name>Ordination Dr. Huber</Name></SellerTradeParty></ApplicableHeaderTradeAgreement>
                <ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode>
                <SpecifiedTradeSettlementPaymentMeans><TypeCode>58</TypeCode><PayeePartyCreditorFinancialAccount>
                <IBANID>%s</IBANID></PayeePartyCreditorFinancialAccount></SpecifiedTradeSettlementPaymentMeans>
                <SpecifiedTradePaymentTerms><DueDateDateTime><DateTimeString format="102">20261214</DateTimeString>
                </DueDateDateTime></SpecifiedTradePaymentTerms>
                <SpecifiedTradeSettlementHeaderMonetarySummation><GrandTotalAmount>%s</GrandTotalAmount>
                </SpecifiedTradeSettlementHeaderMonetarySummation></ApplicableHeaderTradeSettlement>
                </SupplyChainTradeTransaction></CrossIndustryInvoice>
                """.formatted(number, iban, total);
    }
}
