package org.briefsiegel.itests.container;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** Writes down what the container's threads do when it is given up: a start that hangs leaves nothing else to see. */
final class ThreadsAtTheEnd implements TestRule {

    @Override
    public Statement apply(Statement tests, Description description) {
        return new Statement() {
            @Override
            public void evaluate() throws Throwable {
                try {
                    tests.evaluate();
                } catch (Throwable e) {
                    writeThreads();
                    throw e;
                }
            }
        };
    }

    private static void writeThreads() throws IOException, InterruptedException {
        List<ProcessHandle> started = ProcessHandle.current().descendants().toList();
        for (ProcessHandle process : started) {
            Path file = Path.of(System.getProperty("work"), "threads-" + process.pid() + ".log");
            String jcmd = Path.of(System.getProperty("java.home"), "bin/jcmd").toString();
            new ProcessBuilder(jcmd, String.valueOf(process.pid()), "Thread.print")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(file.toFile()))
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        }
    }
}
