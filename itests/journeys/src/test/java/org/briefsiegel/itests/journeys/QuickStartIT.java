package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The quick start of {@code docs/api.md}: each of its blocks, as it stands there, does what the page says. */
class QuickStartIT {

    private static Server server;
    private static String page;
    private static List<String> firstLog;

    @BeforeAll
    static void start() throws Exception {
        page = Files.readString(Path.of(System.getProperty("docs"), "api.md"));
        server = Server.unpack("quick-start", Map.of()).start();
        firstLog = Files.readAllLines(server.data().resolve("log/briefsiegel.log"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    /**
     * No stack trace, nothing that would look like a fault, and no more than somebody reads; how often it isn't ready yet depends
     * on who asks when.
     */
    @Test
    void theFirstStartIsQuiet() throws Exception {
        assertThat(firstLog).filteredOn(line -> !line.contains(": Not ready: ")).hasSizeBetween(10, 80);
        assertThat(firstLog).allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:,]+ (INFO|WARN)  \\[.*"));
        assertThat(firstLog)
                .filteredOn(line -> line.contains(" WARN  ["))
                .allMatch(line -> line.contains(": Made the master key ") || line.contains(": Not ready: "));
        // the JVM's own word for etc/compiler.json
        assertThat(server.home().resolve("console.log")).hasContent("1 compiler directives added");
    }

    @Test
    void withCurl() throws Exception {
        assertDone(run("bash", "-euo", "pipefail", write("quick-start.sh", blocks("bash", "\n"))));
    }

    @Test
    void withJava() throws Exception {
        write("QuickStart.java", blocks("java", ""));
        assertDone(run("bash", "-euo", "pipefail", write("quick-start-in-java.sh", blocks("shell", ""))));
    }

    @Test
    void withJavaScript() throws Exception {
        assertDone(run("node", write("quick-start.mjs", blocks("javascript", ""))));
    }

    /** It prints what the page says it prints, without a terminal's colours, and nothing goes to anybody. */
    private static void assertDone(String printed) {
        assertThat(printed.replaceAll("\u001B\\[\\d*m", "")).isEqualTo(blocks("", ""));
        assertThat(new Inbox(server).messages().toString()).doesNotContain("maria@example.org");
    }

    /** What stands between the fences of a language, in the order of the page, up to the calls. */
    private static String blocks(String language, String between) {
        String quickStart = page.substring(0, page.indexOf("## The calls"));
        return Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$")
                .matcher(quickStart)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .collect(Collectors.joining(between));
    }

    private static String write(String name, String content) throws Exception {
        return Files.writeString(server.home().resolve(name), content).toString();
    }

    private static String run(String... words) throws Exception {
        return server.run(
                List.of(words),
                Map.of(
                        "BRIEFSIEGEL_URL", server.url("/api/v1").toString(),
                        "BRIEFSIEGEL_KEY",
                                PracticeSystem.sandbox(server, "Ordination Dr. Muster")
                                        .key()));
    }
}
