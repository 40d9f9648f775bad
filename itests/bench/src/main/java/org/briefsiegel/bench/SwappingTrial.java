package org.briefsiegel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Puts a second version of a factor beside the first, and takes the first out, again and again under load. What doesn't need that
 * factor may not notice, and neither may what does: one of the two is always there.
 */
final class SwappingTrial {

    private static final Duration IN_PLACE = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(2500);
    private static final int BETWEEN_NEWS = 10;
    private static final String FACTOR = "pass-phrase";

    private final Workshop workshop;
    private final Path sample;
    private final int swaps;
    private final Client client = new Client();

    /** @param sample the jar of the factor */
    SwappingTrial(Workshop workshop, Path sample, int swaps) {
        this.workshop = workshop;
        this.sample = sample;
        this.swaps = swaps;
    }

    /** Whether no request failed. */
    boolean run() throws Exception {
        Map<String, Path> versions = Map.of("first", renamed("first"), "second", renamed("second"));
        try (Briefsiegel server = Briefsiegel.unpack(workshop, "http", client, Map.of())) {
            server.start();
            server.awaitReady();
            server.registerPractice();
            Path deploy = Files.createDirectories(server.deploy());
            put(versions.get("first"), deploy);
            HttpRequest page = page(server, "birth-date");
            Thread.sleep(IN_PLACE.toMillis());
            HttpRequest swapped = page(server, FACTOR);
            Questions questions = new Questions(client)
                    .add("link", () -> page)
                    .add("list", () -> server.call("/transfers?limit=1").build())
                    .add("quote", server::quote)
                    .add("swapped", () -> swapped);
            Tally tally = new Tally();
            String there = "first";
            int seen = 0;
            for (int swap = 0; swap < swaps; swap++) {
                String next = there.equals("first") ? "second" : "first";
                put(versions.get(next), deploy);
                ask(questions, tally, BETWEEN);
                Files.delete(deploy.resolve(versions.get(there).getFileName()));
                ask(questions, tally, BETWEEN);
                there = next;
                seen += isInForce(server, next) ? 1 : 0;
                if ((swap + 1) % BETWEEN_NEWS == 0) {
                    System.out.println("     " + seen + " of " + (swap + 1) + " swaps: " + tally);
                }
            }
            questions.awaitAnswers();
            boolean kept = tally.besides("200", "429") == 0 && tally.of("200") > 0 && seen == swaps;
            System.out.println((kept ? "ok   " : "FAIL ") + seen + " of " + swaps + " swaps took place: " + tally);
            return kept;
        }
    }

    /** Whether this version is the one that is offered now. */
    private boolean isInForce(Briefsiegel server, String version) throws Exception {
        return client.text(server.call("/capabilities").build()).body().contains(mark(version));
    }

    /** At the end of the factor's label. */
    private static String mark(String version) {
        return " (" + version + ")";
    }

    /** A link that this factor protects. */
    private static HttpRequest page(Briefsiegel server, String factor) throws Exception {
        Letter letter = Letter.with(Pdf.of(10_000), factor);
        server.create(letter);
        return server.page(letter);
    }

    private static void ask(Questions questions, Tally tally, Duration time) throws InterruptedException {
        for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
            questions.ask(tally);
            Thread.sleep(Questions.PACE.toMillis());
        }
    }

    /** Complete from its first moment. */
    private static void put(Path jar, Path deploy) throws IOException {
        Path half = Files.copy(jar, deploy.resolveSibling("half.part"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, deploy.resolve(jar.getFileName()));
    }

    /** The same plug-in as a bundle of another name, which its label tells. */
    private Path renamed(String name) throws IOException {
        Path copy = Files.createDirectories(workshop.folder("versions")).resolve(name + ".jar");
        try (JarFile original = new JarFile(sample.toFile());
                OutputStream file = Files.newOutputStream(copy)) {
            Manifest manifest = new Manifest(original.getManifest());
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", "org.briefsiegel.trial." + name);
            try (JarOutputStream jar = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : Collections.list(original.entries())) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        jar.putNextEntry(new JarEntry(entry.getName()));
                        jar.write(content(original, entry, name));
                    }
                }
            }
        }
        return copy;
    }

    private static byte[] content(JarFile jar, JarEntry entry, String version) throws IOException {
        byte[] content = jar.getInputStream(entry).readAllBytes();
        return entry.getName().matches(".*/messages(_\\w+)?\\.properties")
                ? new String(content, StandardCharsets.UTF_8)
                        .replaceAll("(?m)^label=.*", "$0" + mark(version))
                        .getBytes(StandardCharsets.UTF_8)
                : content;
    }
}
