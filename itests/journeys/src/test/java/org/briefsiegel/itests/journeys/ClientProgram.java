package org.briefsiegel.itests.journeys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A program beside the generated clients that calls every operation with one of them, and prints the ids of those that answered. */
final class ClientProgram {

    private static final Path CLIENTS = Path.of(System.getProperty("clients")).toAbsolutePath();
    private static final Path GENERATED = CLIENTS.resolve("target/clients");

    private final Server server;
    private final List<String> command;
    private final Map<String, String> variables;

    private ClientProgram(Server server, List<String> command, Map<String, String> variables) {
        this.server = server;
        this.command = command;
        this.variables = variables;
    }

    /** In Debian's Python, since that has the libraries which the client needs. */
    static ClientProgram python(Server server) {
        return new ClientProgram(
                server,
                List.of(
                        "/usr/bin/python3",
                        CLIENTS.resolve("python/every_operation.py").toString()),
                Map.of("PYTHONPATH", GENERATED.resolve("python").toString()));
    }

    /** Compiled first, so that the client's types are checked too. */
    static ClientProgram typescript(Server server) throws Exception {
        Path compiler = CLIENTS.resolve("node_modules/.bin/tsc");
        if (!Files.exists(compiler)) {
            throw new IllegalStateException("The compiler is missing: npm --prefix itests/client ci");
        }
        server.run(
                List.of(
                        compiler.toString(),
                        "--project",
                        CLIENTS.resolve("typescript").toString()),
                Map.of());
        Path program = GENERATED.resolve("javascript/typescript/every-operation.js");
        return new ClientProgram(server, List.of("node", program.toString()), Map.of());
    }

    /** The ids of the operations that have answered a sandbox practice. */
    Set<String> run(PracticeSystem sandbox, Path document) throws Exception {
        try (Receiver receiver = Receiver.open()) {
            Map<String, String> environment = new HashMap<>(variables);
            environment.put("BRIEFSIEGEL_URL", server.url("").toString());
            environment.put("BRIEFSIEGEL_KEY", sandbox.key());
            environment.put("BRIEFSIEGEL_RECEIVER", receiver.url());
            environment.put("DOCUMENT", document.toString());
            return server.run(command, environment).lines().collect(Collectors.toSet());
        }
    }
}
