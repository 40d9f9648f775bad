package org.briefsiegel.testkit.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Reads one annotation of a class file, also where no running program sees it. */
final class AnnotationReader extends ClassVisitor {

    private final String descriptor;
    private Optional<Map<String, Object>> parameters = Optional.empty();

    /** @param name of the annotation, with dots */
    AnnotationReader(String name) {
        super(Opcodes.ASM9);
        this.descriptor = "L" + name.replace('.', '/') + ";";
    }

    /** What the annotation says, an array as a list; empty where the class has none. */
    Optional<Map<String, Object>> parameters() {
        return parameters;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        if (!descriptor.equals(this.descriptor)) {
            return null;
        }
        Map<String, Object> found = new HashMap<>();
        parameters = Optional.of(found);
        return new Parameters(found);
    }

    private static final class Parameters extends AnnotationVisitor {

        private final Map<String, Object> found;

        Parameters(Map<String, Object> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public void visit(String name, Object value) {
            found.put(name, value);
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            List<Object> elements = new ArrayList<>();
            found.put(name, elements);
            return new Elements(elements);
        }
    }

    private static final class Elements extends AnnotationVisitor {

        private final List<Object> elements;

        Elements(List<Object> elements) {
            super(Opcodes.ASM9);
            this.elements = elements;
        }

        @Override
        public void visit(String none, Object value) {
            elements.add(value);
        }
    }
}
