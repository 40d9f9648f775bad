package org.briefsiegel.backup.set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a set says of itself, as JSON in {@value #NAME}; it is written last, so that a folder without it is no set.
 *
 * @param product the version of Briefsiegel that wrote it
 * @param database which kind of database it is of
 * @param changes the changes of the schema that the database has seen, in order
 * @param masterKeyCheck tells the master key that opens it from others
 * @param counts how many of what the database holds, by name
 * @param destroyed names of contents that the database knows, and that were destroyed while the set was written
 * @param missing names of contents that the database knows, and that were lost or cut before
 */
public record Manifest(
        Instant createdAt,
        String product,
        String database,
        List<String> changes,
        String masterKeyCheck,
        Map<String, Long> counts,
        List<String> destroyed,
        List<String> missing,
        List<SetFile> files) {

    public static final String NAME = "manifest.json";

    /** Raised when a set of before can't be read as one of now. */
    public static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Manifest {
        Objects.requireNonNull(createdAt, "createdAt");
        changes = List.copyOf(changes);
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
        destroyed = List.copyOf(destroyed);
        missing = List.copyOf(missing);
        files = List.copyOf(files);
    }

    /** One change of the schema for people: the last. */
    public String lastChange() {
        return changes.isEmpty() ? "" : changes.get(changes.size() - 1);
    }

    /** @throws IOException where there is none, or one that can't be read; the message is for people */
    static Manifest read(Path set) throws IOException {
        Path file = set.resolve(NAME);
        if (!Files.exists(file)) {
            throw new IOException(set + " is no backup set: it has no " + NAME);
        }
        JsonNode json = parse(file);
        int format = json.path("format").asInt();
        if (format != FORMAT) {
            throw new IOException(set + " has format " + format + ", which this version doesn't know");
        }
        try {
            return of(json);
        } catch (RuntimeException e) {
            throw new IOException(file + " isn't complete", e);
        }
    }

    private static JsonNode parse(Path file) throws IOException {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IOException(file + " can't be read as JSON", e);
        }
    }

    private static Manifest of(JsonNode json) {
        Map<String, Long> counts = new LinkedHashMap<>();
        json.required("counts")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        List<SetFile> files = new ArrayList<>();
        json.required("files")
                .forEach(file -> files.add(new SetFile(
                        file.required("name").asText(),
                        file.required("size").asLong(),
                        file.required("sha256").asText())));
        return new Manifest(
                Instant.parse(json.required("createdAt").asText()),
                json.required("product").asText(),
                json.required("database").asText(),
                texts(json.required("changes")),
                json.required("masterKeyCheck").asText(),
                counts,
                texts(json.required("destroyed")),
                texts(json.required("missing")),
                files);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    byte[] toJson() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("product", product);
        json.put("createdAt", createdAt.toString());
        json.put("database", database);
        json.put("masterKeyCheck", masterKeyCheck);
        json.set("counts", JSON.valueToTree(counts));
        json.set("destroyed", JSON.valueToTree(destroyed));
        json.set("missing", JSON.valueToTree(missing));
        json.set("changes", JSON.valueToTree(changes));
        var array = json.putArray("files");
        files.forEach(file -> array.addObject()
                .put("name", file.name())
                .put("size", file.size())
                .put("sha256", file.sha256()));
        return JSON.writeValueAsBytes(json);
    }
}
