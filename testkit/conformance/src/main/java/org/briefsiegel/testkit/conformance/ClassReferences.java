package org.briefsiegel.testkit.conformance;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What one class file refers to, and from which of its methods. */
final class ClassReferences extends ClassVisitor {

    /** Which references are looked for. */
    @FunctionalInterface
    interface Kind {

        /**
         * @param owner the class, with dots
         * @param member field or method; empty where the class alone is named
         */
        boolean holds(String owner, String member);
    }

    private record Reference(String owner, String member, String from) {}

    private final Set<Reference> references = new LinkedHashSet<>();
    private String own;

    ClassReferences() {
        super(Opcodes.ASM9);
    }

    /** Internal names of the classes that are named. */
    Set<String> classes() {
        return references.stream().map(it -> it.owner().replace('.', '/')).collect(Collectors.toSet());
    }

    /** The references of a kind, in words. */
    Set<String> of(Kind kind) {
        return references.stream()
                .filter(it -> kind.holds(it.owner(), it.member()))
                .map(it -> it.owner() + (it.member().isEmpty() ? "" : "." + it.member()) + " in " + it.from())
                .collect(Collectors.toSet());
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        own = name.substring(name.lastIndexOf('/') + 1);
        note(Type.getObjectType(superName), "", own);
        Stream.of(interfaces).forEach(it -> note(Type.getObjectType(it), "", own));
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        note(Type.getType(descriptor), "", own + "." + name);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        String from = own + "." + name;
        note(Type.getReturnType(descriptor), "", from);
        Stream.of(Type.getArgumentTypes(descriptor)).forEach(it -> note(it, "", from));
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitTypeInsn(int opcode, String type) {
                note(Type.getObjectType(type), "", from);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
                note(Type.getObjectType(owner), field, from);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String method, String descriptor, boolean itf) {
                note(Type.getObjectType(owner), method, from);
            }

            @Override
            public void visitInvokeDynamicInsn(String method, String descriptor, Handle made, Object... arguments) {
                for (Object argument : arguments) {
                    if (argument instanceof Handle handle) {
                        note(Type.getObjectType(handle.getOwner()), handle.getName(), from);
                    }
                }
            }

            @Override
            public void visitLdcInsn(Object value) {
                if (value instanceof Type type && type.getSort() != Type.METHOD) {
                    note(type, "", from);
                }
            }
        };
    }

    private void note(Type type, String member, String from) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        if (element.getSort() == Type.OBJECT) {
            references.add(new Reference(element.getClassName(), member, from));
        }
    }
}
