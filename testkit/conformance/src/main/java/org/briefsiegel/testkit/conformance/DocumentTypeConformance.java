package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.testkit.conformance.DocumentSample.Sample;
import org.junit.jupiter.api.Test;

/**
 * What a document type promises. Extend it, and hand it your type and what it accepts or refuses:
 *
 * <pre>{@code
 * class VaccinationConformanceTest extends DocumentTypeConformance {
 *     VaccinationConformanceTest() {
 *         super(DocumentSample.of(new VaccinationType())
 *                 .accepts("Impfpass.pdf", Map.of("date", "2026-03-09"))
 *                 .refuses("Impfpass.pdf", Map.of("date", "yesterday")));
 *     }
 * }
 * }</pre>
 */
public abstract class DocumentTypeConformance extends PlugInConformance<DocumentType> {

    private static final Locale GERMAN = Language.GERMAN.locale();
    private static final int HEAD = 64 * 1024;
    private static final int LONGEST_TITLE = 300;

    /** RFC 6838, 4.2, in lower case, as they are found in contents. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

    private static final Pattern PATH = Pattern.compile("^/|^[A-Za-z]:[\\\\/]|^\\\\\\\\|^file:|\\.\\./");
    private static final Pattern FIELD = Pattern.compile("|title|metadata/[A-Za-z][A-Za-z0-9_-]*");
    private static final List<String> FILE_NAMES = List.of(
            "Befund.pdf", ".pdf", "Befund", "a.b.c", "...", " ", "مريم.pdf", "Maria 9.3.1984.PDF", "x".repeat(255));

    private final DocumentSample sample;

    protected DocumentTypeConformance(DocumentSample sample) {
        super(sample.type(), DocumentType.class, DocumentId.class, "document");
        this.sample = sample;
    }

    @Test
    void theSampleHasAnUploadThatIsAccepted() {
        require(!sample.accepted().isEmpty(), "The sample needs a file that is accepted: DocumentSample.accepts.");
    }

    @Test
    void thePolicyIsConstant() {
        DocumentPolicy before = plugIn.policy();
        sample.accepted().forEach(it -> plugIn.inspect(upload(it, GERMAN)));
        DocumentPolicy after = plugIn.policy();
        require(
                before.equals(after),
                "policy() changes: %s, then %s. The host asks once and keeps the answer.",
                before,
                after);
    }

    @Test
    void thePolicyNamesMediaTypesAndFactors() {
        DocumentPolicy policy = plugIn.policy();
        policy.mediaTypes()
                .forEach(it -> require(
                        MEDIA_TYPE.matcher(it).matches(),
                        "\"%s\" is no media type as it is found in contents: type/subtype in lower case, without parameters and"
                                + " placeholders.",
                        it));
        policy.factors()
                .forEach(it -> require(isId(it), "The policy allows the factor \"%s\", which can't be an id.", it));
    }

    @Test
    void theNameCanBeReadInEveryLanguage() {
        requireTexts(Languages.OF_RECIPIENTS, locale -> Map.of("name", plugIn.name(locale)));
    }

    @Test
    void whatIsAcceptedHasATitle() {
        for (Sample each : sample.accepted()) {
            for (Language language : Language.values()) {
                requireTitled(upload(each, language.locale()), PlugInTexts.nameOf(language));
            }
            for (String fileName : FILE_NAMES) {
                requireTitled(upload(each, fileName, Optional.empty(), GERMAN), "German");
                requireTitled(upload(each, fileName, Optional.of("  "), GERMAN), "German");
            }
        }
    }

    private void requireTitled(Upload upload, String language) {
        Inspection inspection = plugIn.inspect(upload);
        require(
                inspection instanceof Inspection.Accepted,
                "%s with %s should be accepted in %s: %s",
                Junk.shown(upload.fileName()),
                upload.metadata(),
                language,
                inspection);
        String title = ((Inspection.Accepted) inspection).title();
        require(
                !title.isBlank(),
                "The title is blank in %s for a file called %s %s: say what kind of document it is.",
                language,
                Junk.shown(upload.fileName()),
                upload.title().isPresent() ? "and a blank title of the sender's" : "without a title of the sender's");
        require(
                !PATH.matcher(title).find() && title.length() <= LONGEST_TITLE,
                "The title is a path of some computer, or longer than %d characters: %s",
                LONGEST_TITLE,
                Junk.shown(title));
    }

    @Test
    void aRefusalNamesAFieldAndAReason() {
        for (Sample each : sample.refused()) {
            Inspection inspection = plugIn.inspect(upload(each, GERMAN));
            require(
                    inspection instanceof Inspection.Refused,
                    "%s with %s should be refused: %s",
                    each.fileName(),
                    each.metadata(),
                    inspection);
            requireField((Inspection.Refused) inspection);
            requireTexts(
                    Languages.OF_PRACTICES,
                    locale -> Map.of(
                            "reason why " + ((Inspection.Refused) inspection).field() + " is refused",
                            reason(upload(each, locale))));
        }
        if (sample.refused().isEmpty()) {
            note("no upload that is refused was tried: DocumentSample.refuses");
        }
    }

    private static void requireField(Inspection.Refused refused) {
        require(
                FIELD.matcher(refused.field()).matches(),
                "A refusal names the field \"%s\": it is metadata/<name>, title, or empty for the file itself.",
                refused.field());
    }

    private String reason(Upload upload) {
        return plugIn.inspect(upload) instanceof Inspection.Refused refused ? refused.reason() : "";
    }

    @Test
    void nothingUploadedThrows() {
        for (Sample each : Stream.of(sample.accepted(), sample.refused())
                .flatMap(List::stream)
                .toList()) {
            each.metadata()
                    .forEach((name, right) -> Junk.near(List.of(right)).forEach(junk -> {
                        Map<String, String> metadata = new LinkedHashMap<>(each.metadata());
                        metadata.put(name, junk);
                        requireSound(new Sample(each.fileName(), metadata, each.head()));
                    }));
            heads(each).forEach(head -> requireSound(new Sample(each.fileName(), each.metadata(), head)));
        }
        requireSound(new Sample("x", Map.of(), new byte[0]));
        requireSound(new Sample("x", Map.of("nobodyAsked", "x", "", "y"), new byte[0]));
    }

    private static List<byte[]> heads(Sample sample) {
        byte[] random = new byte[HEAD];
        new Random(HEAD).nextBytes(random);
        byte[] cut = Arrays.copyOf(sample.head(), sample.head().length / 2);
        byte[] followed = Arrays.copyOf(sample.head(), HEAD);
        return List.of(new byte[0], new byte[1], new byte[HEAD], random, cut, followed);
    }

    private void requireSound(Sample junk) {
        Inspection inspection = plugIn.inspect(upload(junk, GERMAN));
        if (inspection instanceof Inspection.Refused refused) {
            requireField(refused);
            require(!refused.reason().isBlank(), "A refusal of %s has no reason.", refused.field());
        }
    }

    @Test
    void theBytesStayAsTheyAre() {
        for (Sample each : sample.accepted()) {
            Upload upload = upload(each, GERMAN);
            byte[] before = upload.head().clone();
            plugIn.inspect(upload);
            require(Arrays.equals(before, upload.head()), "inspect changes the bytes of the file: work on a copy.");
        }
    }

    @Override
    Optional<String> nameFor(Locale locale) {
        return Optional.of(plugIn.name(locale));
    }

    /** What the sender says of a document. */
    @Override
    Collection<String> secrets() {
        return Stream.of(sample.accepted(), sample.refused())
                .flatMap(List::stream)
                .flatMap(it -> it.metadata().values().stream())
                .filter(it -> it.length() > 5)
                .collect(Collectors.toSet());
    }

    @Override
    Map<String, Callable<Object>> calls(DocumentType type) {
        Map<String, Callable<Object>> calls = new LinkedHashMap<>();
        calls.put("policy", type::policy);
        for (Language language : Language.values()) {
            calls.put("name in " + language.code(), () -> type.name(language.locale()));
        }
        Stream.of(sample.accepted(), sample.refused())
                .flatMap(List::stream)
                .forEach(it -> calls.put(
                        "inspect " + it.fileName() + " " + it.metadata(), () -> type.inspect(upload(it, GERMAN))));
        return calls;
    }

    private Upload upload(Sample from, Locale locale) {
        return upload(from, from.fileName(), Optional.empty(), locale);
    }

    private Upload upload(Sample from, String fileName, Optional<String> title, Locale locale) {
        String mediaType =
                plugIn.policy().mediaTypes().stream().sorted().findFirst().orElseThrow();
        return new Upload(fileName, title, mediaType, from.metadata(), from.head(), locale);
    }
}
