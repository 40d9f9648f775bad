package org.briefsiegel.demo.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A letter, and the request that sends it. */
enum Sample {
    INVOICE("honorarnote"),
    RECORD("befund");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;

    Sample(String name) {
        this.name = name;
    }

    /** The part {@code transfer} of the request; a copy for the caller. */
    ObjectNode request() {
        try {
            return (ObjectNode) JSON.readTree(resource(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] pdf() {
        return resource(name + ".pdf");
    }

    /** What lies beside the letters. */
    static byte[] resource(String file) {
        try (InputStream in = Sample.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
