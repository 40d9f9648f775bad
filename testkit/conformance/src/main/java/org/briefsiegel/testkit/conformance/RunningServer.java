package org.briefsiegel.testkit.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** A server on this machine, as its operator uses it: by its folder {@code deploy} and its shell. */
final class RunningServer {

    private static final String BETWEEN_COLUMNS = "\\s*[|\u2502]\\s*";

    private final Path home;

    RunningServer(Path home) {
        this.home = home;
    }

    /** Complete from its first moment. */
    void put(Path jar) throws IOException {
        Path half = Files.copy(jar, home.resolve("half.part"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(half, deployed(jar), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Without effect where it isn't there. */
    void takeOut(Path jar) throws IOException {
        Files.deleteIfExists(deployed(jar));
    }

    private Path deployed(Path jar) {
        return home.resolve("deploy").resolve(jar.getFileName());
    }

    /** Whether the bundle of this name offers an active plug-in. */
    boolean offers(String bundle) throws IOException, InterruptedException {
        return shell("plugin:list")
                .lines()
                .map(line -> Arrays.asList(line.strip().split(BETWEEN_COLUMNS)))
                .anyMatch(row -> row.contains(bundle) && row.contains("active"));
    }

    /** Each bundle with its id, state and version. */
    List<String> bundles() throws IOException, InterruptedException {
        return shell("bundle:list -t 0 -s").lines().toList();
    }

    private String shell(String command) throws IOException, InterruptedException {
        Process client = new ProcessBuilder(home.resolve("bin/client").toString(), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (client.waitFor() != 0) {
            throw new IOException("bin/client \"" + command + "\" failed: " + said.strip());
        }
        return said;
    }
}
