package org.briefsiegel.itests.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.environment;
import static org.ops4j.pax.exam.CoreOptions.propagateSystemProperties;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.io.FileMatchers;
import org.ops4j.pax.exam.Option;

/** How Pax Exam starts the distribution: as an operator does, on free loopback ports, and with nothing from elsewhere. */
final class Box {

    private static final Duration LONGEST_START = Duration.ofSeconds(120);
    private static final String KARAF = System.getProperty("karaf");

    /** All classes of tests share one container, so that they share its options. */
    private static final Option[] OPTIONS = options();

    private Box() {}

    static Option[] get() {
        return OPTIONS.clone();
    }

    private static Option[] options() {
        try {
            Loopback.use();
            Path work = path("work");
            delete(work); // what the last run has left there for whoever wanted to know why it failed
            Files.createDirectories(work);
            return new Option[] {
                karafDistributionConfiguration(path("distribution").toUri().toString(), "Briefsiegel", KARAF)
                        .unpackDirectory(work.toFile()),
                keepRuntimeFolder(),
                doNotModifyLogConfiguration(),
                configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
                systemTimeout(LONGEST_START.toMillis()),
                settings(work),
                process(work),
                systemProperty("karaf.require.successful.features.boot").value("true"), // or it ends
                propagateSystemProperties("root"),
                packages()
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }

    /** Mail and text messages go to ports that nobody listens to. */
    private static Option settings(Path work) throws IOException {
        int web = freePort();
        return composite(
                environment("BRIEFSIEGEL_DATA=" + work.resolve("var")),
                environment("BRIEFSIEGEL_WEB_PORT=" + web),
                environment("BRIEFSIEGEL_WEB_BASE_URL=http://localhost:" + web),
                environment("BRIEFSIEGEL_SHELL_PORT=" + freePort()),
                environment("BRIEFSIEGEL_CHANNEL_MAIL_PORT=" + freePort()),
                environment("BRIEFSIEGEL_CHANNEL_SMS_PORT=" + freePort()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** As {@code bin/karaf} does; and of all names it knows those of this machine alone. */
    private static Option process(Path work) throws IOException {
        Path hosts = Files.writeString(
                work.resolve("hosts"),
                "127.0.0.1 localhost " + InetAddress.getLocalHost().getHostName() + "\n");
        return vmOptions(Stream.of(
                        List.of(
                                "-javaagent:" + path("leash"),
                                "-Djdk.net.hosts.file=" + hosts,
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1", // it lives for a minute
                                "--add-reads=java.xml=java.logging",
                                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                                "--patch-module=java.base=lib/endorsed/org.apache.karaf.specs.locator-" + KARAF
                                        + ".jar",
                                "--patch-module=java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + KARAF
                                        + ".jar"),
                        opened(
                                "java.base/java.security",
                                "java.base/java.net",
                                "java.base/java.lang",
                                "java.base/java.util",
                                "java.naming/javax.naming.spi",
                                "java.rmi/sun.rmi.transport.tcp"))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    private static List<String> opened(String... packages) {
        return Arrays.stream(packages)
                .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
                .toList();
    }

    /** What Pax Exam and the tests bring is installed from the folder that the build has filled. */
    private static Option packages() {
        String settings = "etc/org.ops4j.pax.url.mvn.cfg";
        String pid = "org.ops4j.pax.url.mvn.";
        String repository = path("repository").toUri() + "@id=tests";
        return composite(
                editConfigurationFilePut(
                        settings,
                        pid + "defaultRepositories",
                        "${karaf.home.uri}${karaf.default.repository}@id=system.repository@snapshots, " + repository),
                editConfigurationFilePut(settings, pid + "repositories", ""),
                editConfigurationFilePut(
                        settings,
                        pid + "localRepository",
                        path("work").resolve("empty").toString()),
                library(ByteBuddy.class),
                library(Assertions.class),
                library(Awaitility.class),
                library(FileMatchers.class));
    }

    /** The bundle that this class comes from here. */
    private static Option library(Class<?> part) {
        return bundle(part.getProtectionDomain().getCodeSource().getLocation().toString());
    }
}
