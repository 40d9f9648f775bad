package org.briefsiegel.channel.httpsms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Message;

/**
 * What is posted, with places for a message: {@code {number}} with its plus sign, {@code {digits}} without, {@code {text}},
 * {@code {sender}}, and {@code {id}}, which is the same when a message is sent again. Each is written as the body's type needs it,
 * so that no text can become a part of the body's own.
 */
final class BodyTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{(number|digits|text|sender|id)}");

    private final String template;
    private final Type type;
    private final String sender;

    /** What a body is. */
    enum Type {
        JSON("application/json") {
            @Override
            String written(String value) {
                return new String(JsonStringEncoder.getInstance().quoteAsString(value));
            }
        },
        FORM("application/x-www-form-urlencoded") {
            @Override
            String written(String value) {
                return URLEncoder.encode(value, StandardCharsets.UTF_8);
            }
        };

        private final String mediaType;

        Type(String mediaType) {
            this.mediaType = mediaType;
        }

        abstract String written(String value);

        String mediaType() {
            return mediaType;
        }
    }

    /** @throws IllegalArgumentException where JSON would come of it that nobody can read, or nothing of the message is in it */
    BodyTemplate(String template, Type type, String sender) {
        this.template = template;
        this.type = type;
        this.sender = sender;
        if (!template.contains("{text}") || !template.contains("{number}") && !template.contains("{digits}")) {
            throw new IllegalArgumentException("body: {text}, and {number} or {digits}, have to be in it");
        }
        if (type == Type.JSON && !isJson(filled(Map.of()))) {
            throw new IllegalArgumentException("body: not JSON once {text} and the others are filled in");
        }
    }

    private static boolean isJson(String text) {
        try {
            new JsonMapper().readTree(text);
            return true;
        } catch (JsonProcessingException broken) {
            return false;
        }
    }

    String mediaType() {
        return type.mediaType();
    }

    String of(Message message) {
        return filled(Map.of(
                "number",
                message.address(),
                "digits",
                message.address().substring(1),
                "text",
                message.text(),
                "sender",
                sender,
                "id",
                message.id()));
    }

    private String filled(Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(type.written(values.getOrDefault(place.group(1), ""))));
    }
}
