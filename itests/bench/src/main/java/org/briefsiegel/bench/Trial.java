package org.briefsiegel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Tries on the distribution whether what is promised for bad times is kept; ends with 1 when it isn't. */
public final class Trial {

    private Trial() {}

    /** Arguments: our distribution, a folder to work in, which trial, and how many starts, seconds, mails, minutes or swaps; the jar of a plug-in. */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[0]), Path.of(""), Path.of(arguments[1]));
        Files.createDirectories(workshop.folder());
        int amount = Integer.parseInt(arguments[3]);
        boolean kept = switch (arguments[2]) {
            case "starting" -> new StartingTrial(workshop, amount).run();
            case "database" -> new DatabaseTrial(workshop, Duration.ofSeconds(amount)).run();
            case "waiting" -> new WaitingTrial(workshop, amount).run();
            case "soak" -> new SoakTrial(workshop, Duration.ofMinutes(amount)).run();
            case "swapping" -> new SwappingTrial(workshop, Path.of(arguments[4]), amount).run();
            default -> throw new IllegalArgumentException("No such trial: " + arguments[2]);
        };
        System.exit(kept ? 0 : 1);
    }
}
