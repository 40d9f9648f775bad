package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * "Your first plug-in" of {@code docs/plugins.md}: its commands, as they stand there, on a machine that knows nothing of the source tree,
 * do what the page says.
 */
class FirstPlugInIT {

    private static Server server;
    private static PracticeSystem practice;
    private static Path desk;
    private static String page;
    private static List<String> commands;

    @BeforeAll
    static void start() throws Exception {
        page = Files.readString(Path.of(System.getProperty("docs"), "plugins.md"));
        commands = named("(?ms)^```bash\n(.*?)^```$");
        server = Server.unpack("first-plug-in", Map.of("FAX_AT_A_TIME", "many")).start();
        practice = PracticeSystem.register(server, "Ordination Dr. Erstling", "PRO");
        desk = Files.createDirectories(server.home().resolve("author"));
        linkAllButOurs(Path.of(System.getProperty("repository")), desk.resolve(".m2/repository"));
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void aFactorIsMadeUsedUpdatedAndRemovedAndTheOtherAxesGoTheSameWay() throws Exception {
        assertThat(commands).hasSize(8);
        run(0); // what a plug-in is compiled against
        run(1); // the factor
        await().atMost(Server.SOON).until(() -> ids("factors").contains("pin-word"));
        assertThat(server.run(List.of("bash", "-c", commands.get(2)), environment()))
                .contains("pin-word");

        ObjectNode transfer = JourneysIT.freshTransfer("pin-word", "invoice");
        ((ObjectNode) transfer.get("patient")).put("pinWord", "Birnbaum");
        byte[] file = Pdf.of(20_000);
        assertThat(practice.send(transfer, file).status()).isEqualTo(201);
        Patient patient = new Patient(server, new Inbox(server).linkFor(JourneysIT.email(transfer)));
        assertThat(patient.look().body()).contains("Wie lautet das Kennwort, das Sie mit uns vereinbart haben?");

        run(3); // version 1.1
        await().atMost(Server.SOON).until(() -> patient.look().body().contains("Wie lautet Ihr Kennwort?"));
        assertThat(patient.answer(Map.of("pinWord", "Apfelbaum")).statusCode()).isEqualTo(422);
        assertThat(patient.answer(Map.of("pinWord", "BIRNBAUM")).statusCode()).isEqualTo(303);
        assertThat(patient.download(1).body()).isEqualTo(file);

        run(4); // taken out
        await().atMost(Server.SOON).until(() -> !ids("factors").contains("pin-word"));
        assertThat(practice.send(JourneysIT.freshTransfer("pin-word", "invoice"), file)
                        .problem())
                .isEqualTo("factor-not-available");

        run(7); // a hundred times, of which two will do here

        run(5); // the other axes
        await().atMost(Server.SOON).until(() -> ids("documentTypes").contains("sick-note"));
        await().atMost(Server.SOON)
                .untilAsserted(
                        () -> assertThat(server.shell("plugin:list")).contains("sick-note", "fax-folder", "per-part"));
        itsSettingsAreJudgedAndItsLinesReadTheEnvironment();
    }

    /** Their sources are in the distribution: what is said of them is built from nothing else. */
    @Test
    void theExamplesAreBuiltWithTheirTests() throws Exception {
        run(0);
        run(6);
    }

    /** Who has the distribution alone has what the page tells him to read, and to build with. */
    @Test
    void whatThePageNamesIsInTheKit() {
        Path kit = server.home().resolve("kit");
        Path artifacts = kit.resolve("repository/org/briefsiegel");

        assertThat(named("`bundles/([a-z]+/[a-z-]+)`"))
                .isNotEmpty()
                .allMatch(example -> Files.isDirectory(
                        kit.resolve("examples").resolve(example).resolve("src")));
        assertThat(named("`itests/samples/([a-z-]+)`"))
                .isNotEmpty()
                .allMatch(sample -> Stream.of("factor", "channel")
                        .anyMatch(axis -> Files.isDirectory(kit.resolve("examples")
                                .resolve(axis)
                                .resolve(sample)
                                .resolve("src"))));
        assertThat(named("`platform/([a-z-]+)`"))
                .isNotEmpty()
                .allMatch(bundle -> Files.isDirectory(artifacts.resolve("briefsiegel-platform-" + bundle)));
        assertThat(named("`(briefsiegel-(?:archetype|platform|testkit)-[a-z-]+)`"))
                .isNotEmpty()
                .allMatch(artifact -> Files.isDirectory(artifacts.resolve(artifact)));
    }

    private static void itsSettingsAreJudgedAndItsLinesReadTheEnvironment() throws Exception {
        Path settings = server.home().resolve("etc/com.example.plugins.FaxFolder.cfg");
        Files.writeString(settings, "foldr = out\natATime = $[env:FAX_AT_A_TIME;default=4]\n");
        await().atMost(Server.SOON)
                .untilAsserted(() -> assertThat(server.get("/health/ready").body())
                        .contains("com.example.plugins.FaxFolder.cfg: foldr is no setting; did you mean folder?")
                        .contains("FaxFolder.cfg: atATime = many (from FAX_AT_A_TIME) isn't a whole number"));
    }

    /** What the first group of a pattern finds on the page, in order. */
    private static List<String> named(String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void run(int block) throws Exception {
        server.run(List.of("bash", "-euo", "pipefail", "-c", "cd \"$HOME\" && " + commands.get(block)), environment());
    }

    /** Maven asks the system where home is, and not the variable. */
    private static Map<String, String> environment() {
        return Map.of(
                "HOME", desk.toString(),
                "MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -Dmaven.repo.local=" + desk.resolve(".m2/repository"),
                "BRIEFSIEGEL", server.home().toString(),
                "SERVER", server.url("").toString(),
                "TIMES", "2");
    }

    private static List<String> ids(String kind) {
        return practice.get("/capabilities").json().get(kind).findValuesAsText("id");
    }

    /** What Maven has already needn't be fetched again; what this build has put there is out of reach. */
    private static void linkAllButOurs(Path from, Path to) throws Exception {
        Path ours = from.resolve("org/briefsiegel");
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.equals(ours)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                try {
                    Files.createLink(target, file);
                } catch (FileSystemException otherDisk) {
                    Files.copy(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
