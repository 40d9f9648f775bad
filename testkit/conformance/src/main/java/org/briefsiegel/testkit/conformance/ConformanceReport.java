package org.briefsiegel.testkit.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Writes what a plug-in was found to keep into {@code target/conformance/<axis>.<id>.txt}, and on the console. Only where every rule was
 * tested and none is broken is there a report: one of before is deleted.
 */
final class ConformanceReport implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final Path FOLDER = Path.of("target", "conformance");
    private static final ExtensionContext.Namespace OWN = ExtensionContext.Namespace.create(ConformanceReport.class);

    /** What is known when all has run. */
    private static final class Findings {
        private final Set<String> kept = new TreeSet<>();
        private final Set<String> notes = new TreeSet<>();
        private PlugInConformance<?> suite;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(OWN).put(Findings.class, new Findings());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Findings findings = findings(context);
        findings.suite = (PlugInConformance<?>) context.getRequiredTestInstance();
        findings.notes.addAll(findings.suite.notes());
        if (context.getExecutionException().isEmpty()) {
            findings.kept.add(context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Findings findings = findings(context);
        if (findings.suite == null) {
            return;
        }
        Path file = FOLDER.resolve(findings.suite.route() + ".txt");
        try {
            if (findings.kept.containsAll(rules(context.getRequiredTestClass()))) {
                String text = String.join("\n", text(findings)) + "\n";
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
                System.out.print(text);
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(file.toString(), fault);
        }
    }

    private static List<String> text(Findings findings) {
        Stream<String> head = Stream.of(
                findings.suite.route() + " (" + findings.suite.plugInClass().getName() + ") conforms.", "", "Tested:");
        Stream<String> kept = findings.kept.stream().map(it -> "- " + words(it));
        Stream<String> notes = findings.notes.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of("", "To be known:"), findings.notes.stream().map(it -> "- " + it));
        return Stream.of(head, kept, notes).flatMap(lines -> lines).toList();
    }

    /** The names of all rules of a suite. */
    private static Set<String> rules(Class<?> testClass) {
        Set<String> rules = new TreeSet<>();
        for (Class<?> type = testClass; type != Object.class; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredMethods())
                    .filter(it -> it.isAnnotationPresent(Test.class))
                    .forEach(it -> rules.add(it.getName()));
        }
        return rules;
    }

    /** A method's name as the sentence that it is. */
    private static String words(String method) {
        return method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static Findings findings(ExtensionContext context) {
        return context.getStore(OWN).get(Findings.class, Findings.class);
    }
}
