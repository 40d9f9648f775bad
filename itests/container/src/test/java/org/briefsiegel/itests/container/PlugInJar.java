package org.briefsiegel.itests.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A plug-in's bundle as it was built, or changed a little, as its author or another one might have. */
final class PlugInJar {

    private final Manifest manifest;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private PlugInJar(JarInputStream jar) throws IOException {
        manifest = jar.getManifest();
        for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
            files.put(entry.getName(), jar.readAllBytes());
        }
    }

    /** @param module its folder in the source tree */
    static PlugInJar of(String module) throws IOException {
        try (Stream<Path> built = Files.list(Path.of(System.getProperty("root"), module, "target"))) {
            Path jar = built.filter(file -> file.toString().endsWith("SNAPSHOT.jar"))
                    .findFirst()
                    .orElseThrow();
            try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
                return new PlugInJar(in);
            }
        }
    }

    /** As a bundle of another name. */
    PlugInJar named(String symbolicName) {
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
        return this;
    }

    /** With services of this ranking. */
    PlugInJar ranked(int ranking) {
        return edited(
                "OSGI-INF/.*[.]xml",
                text -> text.replaceFirst(
                        "<service",
                        "<property name=\"service.ranking\" type=\"Integer\" value=\"" + ranking + "\"/><service"));
    }

    /** With another text in German. */
    PlugInJar saying(String key, String text) {
        return edited(
                ".*/messages[.]properties", texts -> texts.replaceFirst("(?m)^" + key + "=.*$", key + "=" + text));
    }

    private PlugInJar edited(String names, UnaryOperator<String> change) {
        files.replaceAll((name, content) -> name.matches(names)
                ? change.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                : content);
        return this;
    }

    InputStream stream() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue());
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
