package org.briefsiegel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Karaf, freshly unpacked: ours, or the plain one. */
public final class Container {

    static final String MEMORY = "-Xmx512m";

    private final Path home;

    private Container(Path home) {
        this.home = home;
    }

    static Container unpack(Path archive, Path home) throws IOException, InterruptedException {
        delete(home);
        Files.createDirectories(home);
        Child.run(List.of("tar", "-xzf", archive.toString(), "--strip-components=1", "-C", home.toString()), Map.of());
        return new Container(home);
    }

    Path home() {
        return home;
    }

    /** As the one process that is started: the script gives way to Java. */
    Child start(Map<String, String> environment) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("KARAF_EXEC", "exec");
        return Child.start(List.of(home.resolve("bin/karaf").toString(), "server"), all, home.resolve("console.log"));
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
