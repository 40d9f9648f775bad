package org.briefsiegel.itests.journeys;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Keycloak on a free port of this machine, with a realm of two people who were born on the same day. */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "briefsiegel";
    static final String PASSWORD = "open-sesame";

    private static final Path HOME = Path.of(System.getProperty("keycloak"));
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** By its own rules: profiles have first and last name; further attributes are allowed. */
    private static final String REALM = """
            {
              "realm": "praxis", "enabled": true, "sslRequired": "none",
              "components": {"org.keycloak.userprofile.UserProfileProvider": [{
                "providerId": "declarative-user-profile",
                "config": {"kc.user.profile.config": [
                  "{\\"attributes\\":[{\\"name\\":\\"username\\"},{\\"name\\":\\"email\\"},{\\"name\\":\\"firstName\\"},{\\"name\\":\\"lastName\\"}],\\"unmanagedAttributePolicy\\":\\"ENABLED\\"}"]}
              }]},
              "clients": [{
                "clientId": "%s", "enabled": true, "publicClient": false, "secret": "%s", "standardFlowEnabled": true,
                "directAccessGrantsEnabled": false, "redirectUris": ["%s", "%s"],
                "attributes": {"pkce.code.challenge.method": "S256"}
              }],
              "users": [%s, %s]
            }
            """;

    private static final String USER = """
            {"id": "%s", "username": "%s", "enabled": true, "emailVerified": true, "email": "%s@example.org", "firstName": "%s", "lastName": "Muster",
             "attributes": {"birthdate": ["1984-03-09"]}, "credentials": [{"type": "password", "value": "%s", "temporary": false}]}
            """;

    private final int port;
    private final Process process;

    private Keycloak(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Sends people back to either of these. */
    static Keycloak start(URI back, URI orBack) throws IOException {
        forget(HOME.resolve("data"));
        Path realms = Files.createDirectories(HOME.resolve("data/import"));
        Files.writeString(
                realms.resolve("praxis.json"),
                REALM.formatted(CLIENT, PASSWORD, back, orBack, user("maria", "Maria"), user("otto", "Otto")));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder command = new ProcessBuilder(List.of(
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=http://localhost:" + port,
                        "--cache=local"))
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("keycloak.log").toFile());
        command.environment().put("JAVA_OPTS_APPEND", "-Xmx512m -Djava.net.preferIPv4Stack=true");
        Keycloak keycloak = new Keycloak(port, command.start());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(keycloak::isUp);
        return keycloak;
    }

    /** What it keeps of a run before, its realm among that. */
    private static void forget(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static String user(String login, String firstName) {
        return USER.formatted(subject(login), login, login, firstName, PASSWORD);
    }

    /** What it knows somebody by, for good. */
    static String subject(String login) {
        return UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8)).toString();
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/praxis";
    }

    private boolean isUp() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak has ended: see " + HOME.resolve("keycloak.log"));
        }
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException starting) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
