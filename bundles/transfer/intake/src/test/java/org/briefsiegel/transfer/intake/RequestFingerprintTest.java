package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Submission.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestFingerprintTest {

    private static final Document DOCUMENT = new Document(
            "invoice", "Honorarnote.pdf", Optional.of("Honorarnote"), Map.of("number", "1", "amount", "9"));
    private static final Recipient RECIPIENT =
            new Recipient("Anna Muster", "anna@example.org", "+43664123", Locale.GERMAN, "patient");
    private static final Submission SUBMISSION = new Submission(
            "P1",
            "key-1",
            List.of(DOCUMENT),
            RECIPIENT,
            "birth-date",
            Optional.empty(),
            Optional.of("Q1"),
            Facts.ofPatient(Map.of("birthDate", "1984-03-09")),
            "Liebe Frau Muster, [anbei] alles Gute!",
            "R-1",
            Locale.ENGLISH);
    private static final List<String> FILES = List.of("5c0f");

    /** What is the context of the fingerprint, and what says nothing about what is sent. */
    private static final Set<String> ELSEWHERE = Set.of("practice", "idempotencyKey", "locale");

    /** A name, and a request in which only what it names is another. */
    record Changed(String what, Submission submission) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Changed> changed() {
        Stream<Changed> own = changes(SUBMISSION).entrySet().stream()
                .filter(change -> !ELSEWHERE.contains(change.getKey()))
                .map(change -> new Changed(change.getKey(), (Submission) change.getValue()));
        Stream<Changed> recipients = changes(RECIPIENT).entrySet().stream()
                .map(change -> new Changed("recipient." + change.getKey(), with("recipient", change.getValue())));
        Stream<Changed> documents = changes(DOCUMENT).entrySet().stream()
                .map(change ->
                        new Changed("document." + change.getKey(), with("documents", List.of(change.getValue()))));
        Stream<Changed> facts = changes(SUBMISSION.facts()).entrySet().stream()
                .map(change -> new Changed("facts." + change.getKey(), with("facts", change.getValue())));
        return Stream.of(own, recipients, documents, facts).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("changed")
    void whateverIsSaidDifferentlyGivesAnother(Changed changed) {
        assertThat(RequestFingerprint.text(changed.submission(), FILES))
                .isNotEqualTo(RequestFingerprint.text(SUBMISSION, FILES));
    }

    @Test
    void anotherFileOrAnotherOrderOfFilesGivesAnother() {
        assertThat(Stream.of(List.of("a", "b"), List.of("b", "a"), List.of("a"), List.of("a, b"), List.<String>of())
                        .map(files -> RequestFingerprint.text(SUBMISSION, files)))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameInAnotherLanguageOfTheAnswerIsTheSame() {
        assertThat(RequestFingerprint.text(with("locale", Locale.GERMAN), FILES))
                .isEqualTo(RequestFingerprint.text(SUBMISSION, FILES));
    }

    /** Fingerprints are stored: whoever changes this text makes repeated requests look like other ones. */
    @Test
    void isTheSameInEveryRelease() {
        assertThat(RequestFingerprint.text(SUBMISSION, FILES))
                .isEqualTo("[[[invoice, Honorarnote.pdf, Optional[Honorarnote], {amount=9, number=1}]],"
                        + " [Anna Muster, anna@example.org, +43664123, de, patient], birth-date, Optional.empty,"
                        + " Optional[Q1], {birthDate=1984-03-09}, Liebe Frau Muster, [anbei] alles Gute!, R-1, 5c0f]");
    }

    @Test
    void whatMovesFromOneTextIntoTheNextGivesAnother() {
        assertThat(text("b, c", "d")).isNotEqualTo(text("b", "c, d"));
    }

    /** Texts that look like the ends and beginnings of lists, each beside each. */
    @Test
    void noTwoRequestsGiveTheSame() {
        List<String> odd = List.of("", "a", ", ", "a, a", "}", "]", "{}, a", "=", "a=a, a");
        List<String> texts = new ArrayList<>();
        for (String name : odd) {
            for (String fact : odd) {
                for (String typedIn : odd) {
                    for (String message : odd) {
                        odd.forEach(reference -> texts.add(text(name, fact, typedIn, message, reference)));
                    }
                }
            }
        }

        assertThat(Set.copyOf(texts)).hasSameSizeAs(texts);
    }

    private static String text(String name, String fact, String typedIn, String message, String reference) {
        return RequestFingerprint.text(
                new Submission(
                        "P1",
                        "key-1",
                        List.of(DOCUMENT),
                        new Recipient(name, "a", "", Locale.GERMAN, "patient"),
                        "birth-date",
                        Optional.of(typedIn),
                        Optional.empty(),
                        Facts.ofPatient(Map.of("a", fact)),
                        message,
                        reference,
                        Locale.ENGLISH),
                FILES);
    }

    private static String text(String message, String reference) {
        return RequestFingerprint.text((Submission) changed(with("message", message), "reference", reference), FILES);
    }

    private static Submission with(String component, Object value) {
        return (Submission) changed(SUBMISSION, component, value);
    }

    /** By its name, the record with another value of each component. */
    private static Map<String, Object> changes(Record record) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            changes.put(component.getName(), changed(record, component.getName(), another(value(component, record))));
        }
        return changes;
    }

    private static Object another(Object value) {
        if (value instanceof String text) {
            return text + "x";
        } else if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? Optional.empty() : Optional.of("x");
        } else if (value instanceof Map<?, ?>) {
            return Map.of("x", "y");
        } else if (value instanceof List<?> list) {
            return Stream.concat(list.stream(), list.stream()).toList();
        } else if (value instanceof Locale) {
            return Locale.ITALIAN;
        } else if (value instanceof Recipient recipient) {
            return changed(recipient, "name", "x");
        } else if (value instanceof Facts) {
            return Facts.NONE;
        }
        throw new IllegalArgumentException("say here what is another value of " + value.getClass());
    }

    private static Object changed(Record record, String name, Object changed) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> component.getName().equals(name) ? changed : value(component, record))
                .toArray();
        try {
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
