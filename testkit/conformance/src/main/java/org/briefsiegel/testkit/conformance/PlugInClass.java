package org.briefsiegel.testkit.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * The class files of a plug-in: its annotations, which no running program sees ({@code CLASS} retention), and what it refers to,
 * together with all classes of the same folder or archive that it can reach. What is embedded there of a library isn't followed: its
 * package begins otherwise.
 */
final class PlugInClass {

    private static final String COMPONENT = "org.osgi.service.component.annotations.Component";

    private final Class<?> type;

    PlugInClass(Class<?> type) {
        this.type = type;
    }

    /** The value of an annotation of this name; empty where there is none. */
    Optional<String> idIn(String annotation) {
        return annotation(annotation).map(found -> String.valueOf(found.get("value")));
    }

    boolean isComponent() {
        return annotation(COMPONENT).isPresent();
    }

    /** Whether Declarative Services register it as this: named by the annotation, or implemented by the class itself. */
    boolean isService(Class<?> axis) {
        return annotation(COMPONENT)
                .map(found -> found.get("service"))
                .map(named -> ((List<?>) named).contains(Type.getType(axis)))
                .orElseGet(() -> List.of(type.getInterfaces()).contains(axis));
    }

    private Optional<Map<String, Object>> annotation(String name) {
        AnnotationReader reader = new AnnotationReader(name);
        read(Type.getInternalName(type)).accept(reader, ClassReader.SKIP_CODE);
        return reader.parameters();
    }

    /** Where the class files refer to what does I/O, blocks, or writes to the console: {@code java.net.Socket in PinFactor.read}. */
    Set<String> outside() {
        return references(Outside::isIo);
    }

    /** Where the class files refer to a logger. */
    Set<String> loggers() {
        return references(Outside::isLogger);
    }

    private Set<String> references(ClassReferences.Kind kind) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(Type.getInternalName(type)));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (seen.add(name) && isOwn(name)) {
                ClassReferences references = new ClassReferences();
                read(name).accept(references, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                open.addAll(references.classes());
                found.addAll(references.of(kind));
            }
        }
        return found;
    }

    /** Whether a class lies in the same folder or archive, and isn't a library's. */
    private boolean isOwn(String name) {
        if (!name.startsWith(namespace())) {
            return false;
        }
        URL file = resource(name);
        String own = resource(Type.getInternalName(type)).toString();
        String root = own.substring(0, own.length() - Type.getInternalName(type).length() - ".class".length());
        return file != null && file.toString().equals(root + name + ".class");
    }

    /** The first two names of the package, which is what one author's classes share. */
    private String namespace() {
        return Stream.of(type.getPackageName().split("\\."))
                .filter(Predicate.not(String::isEmpty))
                .limit(2)
                .map(part -> part + "/")
                .collect(Collectors.joining());
    }

    private URL resource(String name) {
        ClassLoader loader = type.getClassLoader();
        return loader.getResource(name + ".class");
    }

    private ClassReader read(String name) {
        URL file = resource(name);
        Requirement.require(
                file != null,
                "%s has no class file: hand the plug-in itself to the suite, no lambda and no proxy.",
                name);
        try (InputStream in = file.openStream()) {
            return new ClassReader(in);
        } catch (IOException fault) {
            throw new UncheckedIOException(name, fault);
        }
    }
}
