package org.briefsiegel.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In what order bundles start, as the features say. */
class StartLevelTest {

    private static final int KARAFS_OWN = 80;
    private static final Pattern BUNDLE =
            Pattern.compile("<bundle(?: start-level=\"(\\d+)\")?>mvn:org\\.briefsiegel/briefsiegel-([^/]+)/");

    private static final Map<String, Integer> LEVELS = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path features = Bundle.ROOT.resolve("features/src/main/feature/features.xml");
        BUNDLE.matcher(Files.readString(features))
                .results()
                .forEach(found -> LEVELS.put(
                        found.group(2), found.group(1) == null ? KARAFS_OWN : Integer.parseInt(found.group(1))));
    }

    /** What is read before it can be judged is in force however wrong it is: also in the very bundle that judges. */
    @Test
    void whoeverReadsSettingsStartsAfterTheirJudge() {
        int judge = LEVELS.get("platform-settings");
        Map<String, Integer> readers = new TreeMap<>(LEVELS);
        readers.keySet().removeIf(artifact -> !readsSettings(artifact));

        assertThat(readers)
                .hasSizeGreaterThan(10)
                .allSatisfy((artifact, level) -> assertThat(level).as(artifact).isGreaterThan(judge));
    }

    private static boolean readsSettings(String artifact) {
        return Bundle.modules().stream()
                .filter(module -> Bundle.nameOf(module).replace('/', '-').equals(artifact))
                .anyMatch(module -> Files.exists(module.resolve("target/classes/OSGI-INF/metatype")));
    }
}
