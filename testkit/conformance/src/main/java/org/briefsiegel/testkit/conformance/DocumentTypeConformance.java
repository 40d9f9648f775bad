package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.time.Duration;
import java.util.ArrayList;
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
import org.briefsiegel.document.api.ContentDocumentType;
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

    /** Where a content is cut, and where it has holes. */
    private static final int PARTS = 16;

    private static final Duration UNTIL_LATE = Duration.ofMillis(500);

    /** RFC 6838, 4.2, in lower case, as they are found in contents. */
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");

    private static final Pattern PATH = Pattern.compile("^/|^[A-Za-z]:[\\\\/]|^\\\\\\\\|^file:|\\.\\./");
    private static final Pattern FIELD = Pattern.compile("|title|metadata/[A-Za-z][A-Za-z0-9_-]*");
    private static final List<String> FILE_NAMES = List.of(
            "Befund.pdf", ".pdf", "Befund", "a.b.c", "...", " ", "مريم.pdf", "Maria 9.3.1984.PDF", "x".repeat(255));

    private final DocumentSample sample;

    protected DocumentTypeConformance(DocumentSample sample) {
        super(
                sample.type(),
                DocumentType.class,
                DocumentType.class,
                List.of(ContentDocumentType.class),
                DocumentId.class,
                "document");
        this.sample = sample;
    }

    @Test
    void theSampleHasAnUploadThatIsAccepted() {
        require(!sample.accepted().isEmpty(), "The sample needs a file that is accepted: DocumentSample.accepts.");
    }

    @Test
    void thePolicyIsConstant() {
        DocumentPolicy before = plugIn.policy();
        sample.accepted().forEach(it -> inspect(plugIn, it, GERMAN));
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
                requireTitled(upload(each, language.locale()), each.content(), PlugInTexts.nameOf(language));
            }
            for (String fileName : FILE_NAMES) {
                requireTitled(upload(each, fileName, Optional.empty(), GERMAN), each.content(), "German");
                requireTitled(upload(each, fileName, Optional.of("  "), GERMAN), each.content(), "German");
            }
        }
    }

    private void requireTitled(Upload upload, byte[] content, String language) {
        Inspection inspection = inspect(plugIn, upload, content);
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
            Inspection inspection = inspect(plugIn, each, GERMAN);
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
                            reason(each, locale)));
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

    private String reason(Sample refusedOne, Locale locale) {
        return inspect(plugIn, refusedOne, locale) instanceof Inspection.Refused refused ? refused.reason() : "";
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
                        requireSound(new Sample(each.fileName(), metadata, each.content()));
                    }));
            contents(each).forEach(content -> requireSound(new Sample(each.fileName(), each.metadata(), content)));
        }
        requireSound(new Sample("x", Map.of(), new byte[0]));
        requireSound(new Sample("x", Map.of("nobodyAsked", "x", "", "y"), new byte[0]));
    }

    private static List<byte[]> contents(Sample sample) {
        byte[] random = new byte[HEAD];
        new Random(HEAD).nextBytes(random);
        byte[] followed = Arrays.copyOf(sample.content(), HEAD);
        List<byte[]> contents = new ArrayList<>(List.of(new byte[0], new byte[1], new byte[HEAD], random, followed));
        for (int part = 1; part < PARTS; part++) {
            int length = sample.content().length / PARTS * part;
            contents.add(Arrays.copyOf(sample.content(), length));
            byte[] holed = sample.content().clone();
            Arrays.fill(holed, length, Math.min(holed.length, length + PARTS), (byte) 0);
            contents.add(holed);
        }
        return contents;
    }

    private void requireSound(Sample junk) {
        Inspection inspection = inspect(plugIn, junk, GERMAN);
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
            inspect(plugIn, upload, each.content());
            require(Arrays.equals(before, upload.head()), "inspect changes the bytes of the file: work on a copy.");
        }
    }

    /** Of a type that reads contents. */
    @Test
    void nothingIsReadWhenTheCallIsOver() throws InterruptedException {
        if (plugIn instanceof ContentDocumentType reader) {
            for (Sample each : sample.accepted()) {
                SampleContent content = new SampleContent(each.content());
                reader.inspect(upload(each, GERMAN), content);
                content.end();
                require(
                        !content.isReadWithin(UNTIL_LATE),
                        "The content is read after inspect has returned: the host decrypts nothing any more then.");
            }
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
                .forEach(it ->
                        calls.put("inspect " + it.fileName() + " " + it.metadata(), () -> inspect(type, it, GERMAN)));
        return calls;
    }

    private Inspection inspect(DocumentType type, Sample from, Locale locale) {
        return inspect(type, upload(from, locale), from.content());
    }

    /** As the host asks: with the content, where the type wants it. */
    private static Inspection inspect(DocumentType type, Upload upload, byte[] bytes) {
        if (type instanceof ContentDocumentType reader) {
            SampleContent content = new SampleContent(bytes);
            try {
                return reader.inspect(upload, content);
            } finally {
                content.end();
            }
        }
        return type.inspect(upload);
    }

    private Upload upload(Sample from, Locale locale) {
        return upload(from, from.fileName(), Optional.empty(), locale);
    }

    private Upload upload(Sample from, String fileName, Optional<String> title, Locale locale) {
        String mediaType =
                plugIn.policy().mediaTypes().stream().sorted().findFirst().orElseThrow();
        byte[] head = Arrays.copyOf(from.content(), Math.min(HEAD, from.content().length));
        return new Upload(fileName, title, mediaType, from.metadata(), head, locale);
    }
}
