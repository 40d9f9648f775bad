package org.briefsiegel.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * From start to ready, freshly unpacked, to a plain Karaf. Ours is ready when it says so; a plain Karaf has no such
 * answer: it counts as ready when its operator shell greets, which is the last of what it boots that one can talk to.
 */
final class BootBench implements Bench.Part {

    private final Workshop workshop;
    private final Store store;
    private final HttpClient http = HttpClient.newHttpClient();

    BootBench(Workshop workshop, Store store) {
        this.workshop = workshop;
        this.store = store;
    }

    @Override
    public void run(Report report) throws Exception {
        Rounds rounds = Rounds.of(this::ours, this::plain);
        report.add(new Figure(
                "start to ready : plain Karaf",
                store.name(),
                "s",
                rounds.ours(),
                rounds.raw(),
                new Figure.Goal.AtMost(1.5)));
    }

    private double ours() throws Exception {
        Container container = Container.unpack(workshop.ours(), workshop.folder("boot-ours"));
        int port = Ports.free();
        URI ready = URI.create("http://localhost:" + port + "/health/ready");
        Map<String, String> environment = new HashMap<>(Map.of(
                "BRIEFSIEGEL_DATA", container.home().resolve("var").toString(),
                "BRIEFSIEGEL_FEATURE", "briefsiegel",
                "BRIEFSIEGEL_WEB_PORT", String.valueOf(port),
                "BRIEFSIEGEL_WEB_BASE_URL", "http://localhost:" + port,
                "BRIEFSIEGEL_SHELL_PORT", String.valueOf(Ports.free())));
        environment.putAll(store.settings());
        return seconds(container, environment, () -> saysYes(ready));
    }

    private double plain() throws Exception {
        Container container = Container.unpack(workshop.plainKaraf(), workshop.folder("boot-plain"));
        int shell = Ports.free();
        Path etc = container.home().resolve("etc");
        set(etc.resolve("org.apache.karaf.shell.cfg"), "sshHost", "127.0.0.1");
        set(etc.resolve("org.apache.karaf.shell.cfg"), "sshPort", String.valueOf(shell));
        set(etc.resolve("org.apache.karaf.management.cfg"), "rmiRegistryPort", String.valueOf(Ports.free()));
        set(etc.resolve("org.apache.karaf.management.cfg"), "rmiServerPort", String.valueOf(Ports.free()));
        return seconds(container, Map.of("JAVA_OPTS", Container.MEMORY), () -> greets(shell));
    }

    private static double seconds(Container container, Map<String, String> environment, Child.Check ready)
            throws Exception {
        long began = System.nanoTime();
        try (Child process = container.start(environment)) {
            process.await(ready);
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private boolean saysYes(URI ready) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean greets(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            byte[] greeting = socket.getInputStream().readNBytes(4);
            return new String(greeting, StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException e) {
            return false;
        }
    }

    private static void set(Path file, String key, String value) throws IOException {
        String changed = Files.readString(file).replaceAll("(?m)^" + key + "\\s*=.*$", key + " = " + value);
        Files.writeString(file, changed);
    }
}
