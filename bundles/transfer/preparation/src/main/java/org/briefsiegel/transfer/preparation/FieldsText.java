package org.briefsiegel.transfer.preparation;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Names and values as one text, to be sealed: as {@link Properties} write them. */
final class FieldsText {

    private FieldsText() {}

    static String write(Map<String, String> fields) {
        Properties properties = new Properties();
        properties.putAll(fields);
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    static Map<String, String> read(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
        Map<String, String> fields = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> fields.put(name, properties.getProperty(name)));
        return fields;
    }
}
