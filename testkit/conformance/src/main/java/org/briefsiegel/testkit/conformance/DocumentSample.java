package org.briefsiegel.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.briefsiegel.document.api.DocumentType;

/** A document type, and a few uploads that it accepts or refuses. At least one that it accepts is needed. */
public final class DocumentSample {

    /**
     * What is uploaded, as far as the sender says something of it.
     *
     * @param fileName without a path, as the host hands it over
     * @param metadata names and values of the document type's own
     * @param content of the file; of a type that reads no more, its first bytes are enough
     */
    record Sample(String fileName, Map<String, String> metadata, byte[] content) {}

    private final DocumentType type;
    private final List<Sample> accepted = new ArrayList<>();
    private final List<Sample> refused = new ArrayList<>();

    private DocumentSample(DocumentType type) {
        this.type = type;
    }

    /** @param type made as Declarative Services make it, with settings and services of your own */
    public static DocumentSample of(DocumentType type) {
        return new DocumentSample(type);
    }

    /** A file that it accepts, whatever is in it. */
    public DocumentSample accepts(String fileName, Map<String, String> metadata) {
        return accepts(fileName, metadata, new byte[0]);
    }

    /** A file that it accepts for what is in it. */
    public DocumentSample accepts(String fileName, Map<String, String> metadata, byte[] content) {
        accepted.add(new Sample(fileName, Map.copyOf(metadata), content.clone()));
        return this;
    }

    /** A file that it refuses, for its metadata. */
    public DocumentSample refuses(String fileName, Map<String, String> metadata) {
        return refuses(fileName, metadata, new byte[0]);
    }

    /** A file that it refuses, for what is in it. */
    public DocumentSample refuses(String fileName, Map<String, String> metadata, byte[] content) {
        refused.add(new Sample(fileName, Map.copyOf(metadata), content.clone()));
        return this;
    }

    DocumentType type() {
        return type;
    }

    List<Sample> accepted() {
        return accepted;
    }

    List<Sample> refused() {
        return refused;
    }
}
