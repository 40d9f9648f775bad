package org.briefsiegel.itests.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A bundle of the house that has been built.
 *
 * @param folder where its pom is
 */
record Bundle(Path folder) {

    static final Path ROOT = root();

    /** Every bundle that has been built, the samples among them, in the order of their folders. */
    static List<Bundle> all() {
        return Stream.of("bundles", "itests/samples")
                .map(ROOT::resolve)
                .flatMap(Bundle::below)
                .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .map(Bundle::new)
                .filter(bundle -> Files.exists(bundle.manifestFile()))
                .sorted((one, other) -> one.folder.compareTo(other.folder))
                .toList();
    }

    /** The folders that the build of the bundles names as its modules. */
    static List<Path> modules() {
        Path pom = ROOT.resolve("bundles/pom.xml");
        try (Stream<String> lines = Files.lines(pom)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("<module>"))
                    .map(line -> line.replaceAll("</?module>", ""))
                    .map(pom.getParent()::resolve)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the folder of a module is called, from {@code bundles} on. */
    static String nameOf(Path module) {
        return ROOT.resolve("bundles").relativize(module).toString();
    }

    /** The symbolic name and package that follow from the folder. */
    String expectedName() {
        Path parent = folder.getParent().getFileName();
        String variant = folder.getFileName().toString().replace("-", "");
        return switch (parent.toString()) {
            case "bundles" -> "org.briefsiegel." + variant;
            case "samples" -> "org.briefsiegel.sample." + variant;
            default -> "org.briefsiegel." + parent + "." + variant;
        };
    }

    Path classes() {
        return folder.resolve("target/classes");
    }

    /** Our own classes, without what a bundle embeds. */
    Path ownClasses() {
        return classes().resolve("org/briefsiegel");
    }

    Manifest manifest() {
        try (InputStream in = Files.newInputStream(manifestFile())) {
            return new Manifest(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path manifestFile() {
        return classes().resolve("META-INF/MANIFEST.MF");
    }

    @Override
    public String toString() {
        return ROOT.relativize(folder).toString();
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> folders = Files.find(folder, 2, (path, attributes) -> attributes.isDirectory())) {
            return folders.toList().stream().filter(found -> !found.equals(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("bundles/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
