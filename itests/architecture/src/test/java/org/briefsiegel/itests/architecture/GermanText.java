package org.briefsiegel.itests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A German text of a bundle that was built.
 *
 * @param key as {@code desk.send/messages/send.title}: bundle, file without its locale, and the text's own key
 * @param reader who reads it
 */
record GermanText(String key, Reader reader, String words) {

    /** Patients read what exists in easy German; all the rest is read at a practice. */
    enum Reader {
        PATIENT,
        PRACTICE
    }

    private static final String EASY = "_de_AT_simple";

    /** Not for either: the page of the API, which is in English. */
    private static final Set<String> OTHERS = Set.of("problems");

    static List<GermanText> all() {
        return Bundle.all().stream().flatMap(GermanText::of).toList();
    }

    private static Stream<GermanText> of(Bundle bundle) {
        Path folder = bundle.classes().resolve(bundle.expectedName().replace('.', '/'));
        return files(folder).flatMap(file -> {
            String name = file.getFileName().toString().replace(".properties", "");
            String family = name.replace(EASY, "");
            boolean german = !family.contains("_") && !OTHERS.contains(family);
            Reader reader =
                    Files.exists(folder.resolve(family + EASY + ".properties")) ? Reader.PATIENT : Reader.PRACTICE;
            String source = bundle.expectedName().replace("org.briefsiegel.", "") + "/" + family + "/";
            return german
                    ? texts(file).map(text -> new GermanText(source + text.getKey(), reader, text.getValue()))
                    : Stream.empty();
        });
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".properties")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Map.Entry<String, String>> texts(Path file) {
        Properties texts = new Properties();
        try (java.io.Reader in = Files.newBufferedReader(file)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stringPropertyNames().stream().map(key -> Map.entry(key, texts.getProperty(key)));
    }
}
