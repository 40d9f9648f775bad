package org.briefsiegel.itests.container;

import java.io.IOException;

/** Runs in the container's process before Karaf: keeps it to this machine, and lets it end with the process that started it. */
public final class Leash {

    private Leash() {}

    /** Called by the Java machine. */
    public static void premain(String nothing) throws IOException {
        Loopback.use();
        ProcessHandle.current()
                .parent()
                .ifPresent(tests ->
                        tests.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }
}
