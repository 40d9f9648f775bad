package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.PlugInTexts.requireReadable;
import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.platform.language.Language;

/** What a factor makes of what people type. */
final class TypedAnswers {

    private static final Locale GERMAN = Language.GERMAN.locale();

    /** What is found in a reason by chance isn't repeated. */
    private static final int SHORTEST_REPEATED = 5;

    private final AuthFactor plugIn;

    TypedAnswers(AuthFactor plugIn) {
        this.plugIn = plugIn;
    }

    /** What read makes of an answer that can be read. */
    String value(Map<String, String> answer) {
        Reading reading = plugIn.read(new Answer(answer, GERMAN));
        require(reading instanceof Reading.Legible, "%s can't be read: %s", answer, reading);
        return ((Reading.Legible) reading).value();
    }

    /** What it finds wrong; nothing, where the answer can be read. */
    List<Reading.Flaw> flaws(Map<String, String> answer, Locale locale) {
        return plugIn.read(new Answer(answer, locale)) instanceof Reading.Malformed malformed
                ? malformed.flaws()
                : List.of();
    }

    static void requireSound(Reading.Malformed malformed, Map<String, String> answer, List<String> fields) {
        for (Reading.Flaw flaw : malformed.flaws()) {
            require(
                    fields.contains(flaw.field()),
                    "A flaw names the field \"%s\", and the prompt has %s: the page couldn't say where it is.",
                    flaw.field(),
                    fields);
            requireReadable("flaw of field " + flaw.field(), flaw.reason(), "German", PlugInTexts.LONGEST);
            require(
                    answer.values().stream().noneMatch(typed -> isRepeated(typed, flaw.reason())),
                    "The flaw of field %s repeats what was typed: \"%s\". It may be nearly right, and others see the screen.",
                    flaw.field(),
                    flaw.reason());
        }
    }

    /** The blank ends of what was typed aside. */
    static boolean isRepeated(String typed, String reason) {
        String bare = typed.strip();
        return bare.length() >= SHORTEST_REPEATED && reason.contains(bare);
    }

    /** Nothing, fields that nobody asked for, and each kind of junk: in the first field alone, and in each of an answer that opens. */
    static Stream<Map<String, String>> ofJunk(EnrolmentCalls.Sealed patient, List<String> fields) {
        Map<String, String> right = patient.opening().stream().findFirst().orElse(Map.of());
        Stream<Map<String, String>> odd = Stream.of(Map.of(), Map.of("nobodyAsked", "x"), Map.of("", ""));
        Stream<Map<String, String>> alone = junk(right, fields.get(0)).map(it -> Map.of(fields.get(0), it));
        Stream<Map<String, String>> among =
                fields.stream().flatMap(field -> junk(right, field).map(it -> with(right, field, it)));
        return Stream.of(odd, alone, among).flatMap(answers -> answers);
    }

    private static Stream<String> junk(Map<String, String> right, String field) {
        return Junk.near(Optional.ofNullable(right.get(field)).stream().toList()).stream();
    }

    static Map<String, String> with(Map<String, String> answer, String field, String text) {
        Map<String, String> changed = new LinkedHashMap<>(answer);
        changed.put(field, text);
        return changed;
    }

    static String shown(Map<String, String> answer) {
        return answer.entrySet().stream()
                .map(it -> it.getKey() + "=" + Junk.shown(it.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
