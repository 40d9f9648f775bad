package org.briefsiegel.document.support;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Payment;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.platform.language.TextBundle;

/**
 * A kind of document of which nothing else is to be checked than what the host checks. Its name is the text {@code name} in
 * {@code messages.properties} beside the class that extends it, and in a file for each further language. A component that extends
 * it names its service: {@code @Component(service = DocumentType.class)}.
 */
public abstract class PlainDocumentType implements DocumentType {

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private final DocumentPolicy policy;

    protected PlainDocumentType(DocumentPolicy policy) {
        this.policy = policy;
    }

    @Override
    public String name(Locale locale) {
        return new TextBundle(getClass(), locale).text("name");
    }

    @Override
    public DocumentPolicy policy() {
        return policy;
    }

    @Override
    public Inspection inspect(Upload upload) {
        String title = Stream.of(upload.title().orElse(""), untitled(upload), name(upload.titleLocale()))
                .filter(Predicate.not(String::isBlank))
                .findFirst()
                .orElseThrow();
        return new Inspection.Accepted(title, payment(upload));
    }

    /** What it says about paying; nothing, unless a kind of document knows better. */
    protected Optional<Payment> payment(Upload upload) {
        return Optional.empty();
    }

    /** What the recipient reads where the sender gave no title: what this kind is called, and so too where this is blank. */
    protected String untitled(Upload upload) {
        return name(upload.titleLocale());
    }

    /** The file's name without its ending. */
    public static String nameOf(Upload upload) {
        return ENDING.matcher(upload.fileName()).replaceAll("");
    }
}
