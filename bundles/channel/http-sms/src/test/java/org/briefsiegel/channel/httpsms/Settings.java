package org.briefsiegel.channel.httpsms;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Settings as a file holds them: what isn't said is as it is by itself. */
final class Settings {

    /** A gateway that takes a list and answers with one: what it says of a message is a name of a group. */
    static final Map<String, Object> LISTS = Map.ofEntries(
            Map.entry(
                    "body",
                    "{\"messages\": [{\"from\": \"{sender}\", \"destinations\": [{\"to\": \"{digits}\", \"messageId\": \"{id}\"}],"
                            + " \"text\": \"{text}\"}]}"),
            Map.entry("_headers", new String[] {"Authorization: App 0123456789"}),
            Map.entry("idPointer", "/messages/0/messageId"),
            Map.entry("statePointer", "/messages/0/status/groupName"),
            Map.entry("takenPattern", "PENDING|ACCEPTED"),
            Map.entry("numberPattern", "UNDELIVERABLE"),
            Map.entry("_receiptKey", "key of the signature"),
            Map.entry("receiptsPointer", "/results"),
            Map.entry("receiptIdPointer", "/messageId"),
            Map.entry("receiptStatePointer", "/status/groupName"),
            Map.entry("failedPattern", "UNDELIVERABLE|EXPIRED|REJECTED"));

    /** A gateway that takes a form and answers with one message, whose errors are HTTP's. */
    static final Map<String, Object> FORMS = Map.of(
            "bodyType", "form",
            "body", "To={number}&From={sender}&Body={text}",
            "_headers", new String[] {"Authorization: Basic YWNjb3VudDpzZWNyZXQ="},
            "idPointer", "/sid",
            "_receiptToken", "0123456789abcdef",
            "receiptIdPointer", "/MessageSid",
            "receiptStatePointer", "/MessageStatus");

    private Settings() {}

    static Config of(Map<String, Object> settings, Map<String, Object> others) {
        Map<String, Object> values = new HashMap<>(settings);
        values.putAll(others);
        return (Config) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
