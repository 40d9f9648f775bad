package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What plug-ins of every axis promise. It is extended by the suite of each axis, and that one by the author's test.
 *
 * @param <T> the axis' interface
 */
@ExtendWith(ConformanceReport.class)
public abstract class PlugInConformance<T> {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Set<String> TAKEN = Set.of("none");

    private final T itself;
    private final Class<?> service;
    private final Class<? extends Annotation> idAnnotation;
    private final String axisName;
    private final PlugInClass classFile;
    private final List<String> notes = new ArrayList<>();

    /** The plug-in, called as the host calls it. */
    final T plugIn;

    PlugInConformance(T plugIn, Class<T> axis, Class<? extends Annotation> idAnnotation, String axisName) {
        this(plugIn, axis, axis, List.of(), idAnnotation, axisName);
    }

    /**
     * @param service the interface that the host looks for
     * @param options interfaces that it may have besides
     */
    PlugInConformance(
            T plugIn,
            Class<T> called,
            Class<? super T> service,
            List<Class<? extends T>> options,
            Class<? extends Annotation> idAnnotation,
            String axisName) {
        this.itself = plugIn;
        this.service = service;
        this.idAnnotation = idAnnotation;
        this.axisName = axisName;
        this.classFile = new PlugInClass(plugIn.getClass());
        this.plugIn = HostCalls.to(plugIn, called, options);
    }

    /** Calls whose answers are the same whenever and by whomever they are made, each by a name. */
    abstract Map<String, Callable<Object>> calls(T plugIn);

    /** What the plug-in must not keep, print or repeat. */
    Collection<String> secrets() {
        return List.of();
    }

    /** The method whose text is German where the language isn't known, called for a locale. */
    abstract Optional<String> nameFor(Locale locale);

    @Test
    void theIdIsLegal() {
        Optional<String> id = id();
        require(
                id.isPresent(),
                "%s has no @%s: the host finds a plug-in by its id.",
                plugInClass().getName(),
                idAnnotation.getSimpleName());
        require(
                ID.matcher(id.get()).matches() && !TAKEN.contains(id.get()),
                "The id \"%s\" isn't legal: lower-case letters, digits and hyphens between them, and not \"none\".",
                id.get());
    }

    @Test
    void theComponentRegistersTheInterface() {
        require(
                classFile.isComponent(),
                "%s has no @Component: Declarative Services would never make it.",
                plugInClass().getName());
        require(
                classFile.isService(service),
                "%s isn't registered as %s: a class that inherits it names it, @Component(service = %s.class).",
                plugInClass().getName(),
                service.getSimpleName(),
                service.getSimpleName());
    }

    @Test
    void callsDoNoInputOrOutput() {
        Set<String> outside = classFile.outside();
        require(
                outside.isEmpty(),
                "%s reaches what does I/O, waits, or writes to the console; the host does that for plug-ins: %s",
                plugInClass().getSimpleName(),
                String.join("; ", outside));
        classFile.loggers().forEach(it -> note("uses a logger (" + it + "): see that nothing of people gets there"));
    }

    @Test
    void sixteenThreadsGetTheAnswersOfOne() {
        ManyThreads.requireSameAnswers(calls(itself), calls(plugIn));
    }

    @Test
    void nothingOfACallIsKeptOrPrinted() {
        ManyThreads.answers(calls(plugIn));
        SecretTraces traces = new SecretTraces(secrets());
        traces.in(itself.toString())
                .ifPresent(form -> require(
                        false,
                        "toString() of the plug-in tells a secret, %s. It ends up in logs: say the class' name.",
                        form));
        fields().forEach((name, value) -> traces.in(value)
                .ifPresent(form -> require(
                        false,
                        "The field %s keeps a secret of a call, %s. A plug-in keeps nothing between calls.",
                        name,
                        form)));
    }

    /** Also on a machine that is set to another language. */
    @Test
    @ResourceLock(Resources.LOCALE)
    void anUnknownLanguageIsAnsweredInTheFallback() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            Optional<String> unknown = nameFor(Locale.JAPANESE);
            List<Optional<String>> german = List.of(nameFor(Locale.GERMAN), nameFor(Locale.forLanguageTag("de-AT")));
            require(
                    german.contains(unknown),
                    "For a reader of Japanese it says %s, and in German %s: what isn't known is answered in German, whatever"
                            + " language the machine is set to. TextBundle does so.",
                    unknown,
                    german);
        } finally {
            Locale.setDefault(usual);
        }
    }

    /** All texts can be read in every language, and what falls back is noted. */
    final void requireTexts(Languages readers, Function<Locale, Map<String, String>> inLanguage) {
        new PlugInTexts(inLanguage).fallbacks(readers, this::hasTexts).forEach(this::note);
    }

    /** Whether {@code TextBundle} finds a file of this language beside the plug-in. */
    private boolean hasTexts(Language language) {
        String suffix = language == Language.EASY_GERMAN ? "de_AT_simple" : language.code();
        return plugInClass().getResource("messages_" + suffix + ".properties") != null;
    }

    /** Something that a passing plug-in's report tells. */
    final void note(String note) {
        notes.add(note);
    }

    final List<String> notes() {
        return notes;
    }

    final Class<?> plugInClass() {
        return itself.getClass();
    }

    final Optional<String> id() {
        return classFile.idIn(idAnnotation.getName());
    }

    /** As the plug-in's Camel route is called: {@code factor.pin-word}. */
    final String route() {
        return axisName + "." + id().orElse(plugInClass().getSimpleName());
    }

    /** The names of facts and channels are ids, too. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What the plug-in's fields hold, as text. */
    final Map<String, String> fields() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Class<?> type = plugInClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                content(field).ifPresent(it -> values.put(field.getName(), it));
            }
        }
        return values;
    }

    private Optional<String> content(Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(itself);
            return Optional.of(value instanceof char[] characters ? new String(characters) : String.valueOf(value));
        } catch (IllegalAccessException | InaccessibleObjectException closed) {
            note("the field " + field.getName() + " can't be looked into: see that it keeps nothing");
            return Optional.empty();
        }
    }
}
