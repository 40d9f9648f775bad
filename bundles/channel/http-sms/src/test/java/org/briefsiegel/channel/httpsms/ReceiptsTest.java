package org.briefsiegel.channel.httpsms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is believed, and what it means. */
class ReceiptsTest {

    private static final byte[] BODY = "{\"id\": \"1\"}".getBytes(StandardCharsets.UTF_8);
    private static final String TOKEN = "0123456789abcdef";
    private static final String KEY = "key of the signature";

    @ParameterizedTest
    @CsvSource({
        "/0123456789abcdef,true",
        "/0123456789abcdeF,false",
        "/0123456789abcdef/,false",
        "0123456789abcdef,false",
        "/,false",
        "'',false"
    })
    void theSecretInTheAddressHasToBeRight(String path, boolean believed) {
        assertThat(new ReceiptAuthentication(TOKEN, "").isGateways(path, "", BODY))
                .isEqualTo(believed);
    }

    @Test
    void aSignatureIsReadAsGatewaysWriteIt() throws Exception {
        byte[] mac = mac(KEY);
        String hexadecimal = HexFormat.of().formatHex(mac);
        ReceiptAuthentication signed = new ReceiptAuthentication("", KEY);

        for (String signature : List.of(
                hexadecimal,
                hexadecimal.toUpperCase(),
                "sha256=" + hexadecimal,
                Base64.getEncoder().encodeToString(mac))) {
            assertThat(signed.isGateways("", signature, BODY)).as(signature).isTrue();
            assertThat(signed.isGateways("", signature, new byte[] {1}))
                    .as("of another body")
                    .isFalse();
        }
        assertThat(signed.isGateways("", HexFormat.of().formatHex(mac("another")), BODY))
                .isFalse();
        assertThat(signed.isGateways("", "", BODY)).isFalse();
    }

    @Test
    void whereBothAreSetBothAreNeededAndWithoutAnyNothingIsBelieved() throws Exception {
        String signature = HexFormat.of().formatHex(mac(KEY));
        ReceiptAuthentication both = new ReceiptAuthentication(TOKEN, KEY);

        assertThat(both.isGateways("/" + TOKEN, signature, BODY)).isTrue();
        assertThat(both.isGateways("/" + TOKEN, "", BODY)).isFalse();
        assertThat(both.isGateways("", signature, BODY)).isFalse();
        assertThat(new ReceiptAuthentication("", "").isGateways("/", "", BODY)).isFalse();
        assertThat(new ReceiptAuthentication("", "").isGateways("", "", BODY)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVERED,DELIVERED,NONE",
        "delivered,DELIVERED,NONE",
        "UNDELIVERABLE,FAILED,NOT_DELIVERED",
        "EXPIRED,FAILED,NOT_DELIVERED",
        "unknown,DOUBTFUL,FATE_UNKNOWN"
    })
    void aStateBecomesAReceipt(String state, Verdict verdict, Reason reason) throws Exception {
        assertThat(receipts(
                        "{\"results\": [{\"messageId\": \"id-1\", \"status\": {\"groupName\": \"" + state + "\"}}]}"))
                .containsExactly(new Receipt("http-sms", List.of("id-1"), verdict, reason, state));
    }

    @Test
    void aCallMayBringSeveral() throws Exception {
        assertThat(receipts("{\"results\": [{\"messageId\": \"1\", \"status\": {\"groupName\": \"DELIVERED\"}},"
                        + " {\"messageId\": 2, \"status\": {\"groupName\": \"PENDING\"}},"
                        + " {\"messageId\": \"3\", \"status\": {\"groupName\": \"EXPIRED\"}}]}"))
                .extracting(Receipt::keys)
                .containsExactly(List.of("1"), List.of("3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"results\": []}",
                "{\"results\": 7}",
                "{\"results\": [{\"messageId\": \"\", \"status\": {\"groupName\": \"DELIVERED\"}}]}",
                "{\"results\": [{\"messageId\": \"1\"}]}"
            })
    void whatNamesNoMessageOrNoStateIsNone(String body) throws Exception {
        assertThat(receipts(body)).isEmpty();
    }

    private static List<Receipt> receipts(String body) throws Exception {
        StatusReport.Rules rules = new StatusReport.Rules(Settings.of(Settings.LISTS, Map.of()));
        return rules.in(new JsonMapper().readTree(body)).stream()
                .map(rules::receipt)
                .flatMap(Optional::stream)
                .toList();
    }

    private static byte[] mac(String key) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(BODY);
    }
}
