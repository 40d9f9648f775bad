package org.briefsiegel.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A bundle is one idea: whichever is larger than ten classes has a line in an ADR that says why. */
class BundleSizeTest {

    private static final int LARGEST = 10;
    private static final Path DECISION = Path.of("docs/adr/0035-bundles-of-one-idea.md");
    private static final Pattern LINE = Pattern.compile("^\\| `([a-z/-]+)` \\|[^|]+\\|$", Pattern.MULTILINE);

    @Test
    void whatIsLargerThanTenClassesSaysWhy() throws IOException {
        Map<String, Long> large = new TreeMap<>();
        for (Path module : Bundle.modules()) {
            long classes = classes(module);
            if (classes > LARGEST) {
                large.put(Bundle.nameOf(module), classes);
            }
        }

        assertThat(large).isNotEmpty();
        assertThat(large.keySet()).isEqualTo(explained());
    }

    private static TreeSet<String> explained() throws IOException {
        String text = Files.readString(Bundle.ROOT.resolve(DECISION));
        Matcher line = LINE.matcher(text.substring(text.indexOf("## More than ten classes")));
        TreeSet<String> explained = new TreeSet<>();
        while (line.find()) {
            explained.add(line.group(1));
        }
        return explained;
    }

    private static long classes(Path module) throws IOException {
        Path sources = module.resolve("src/main/java");
        if (!Files.exists(sources)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .count();
        }
    }
}
