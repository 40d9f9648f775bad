package org.briefsiegel.channel.mailreceipts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Mails as they come to a bounce mailbox, written for these tests in the shapes of many servers; {@code samples.csv} lists them. */
final class Samples {

    /** What all of them are about, where they are about a mail of ours. */
    static final String ID = "m-0f8fad5b-d9cb-469f-a165-70867728950e";

    private Samples() {}

    static byte[] read(String name) {
        return resource("samples/" + name + ".eml");
    }

    static List<String> names() {
        return new String(resource("samples.csv"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf('|')).strip())
                .toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
