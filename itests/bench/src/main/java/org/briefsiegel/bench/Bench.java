package org.briefsiegel.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures ours and what it is built on side by side in one run, and prints the ratios. */
public final class Bench {

    private static final List<String> PARTS = List.of("download", "page", "create", "boot");

    private Bench() {}

    /** Arguments: our distribution, a plain Karaf, a folder to work in, and the parts to run: none means all. */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        Files.createDirectories(workshop.folder());
        List<String> chosen = List.of(arguments).subList(3, arguments.length);
        List<Figure> figures = new ArrayList<>();
        try {
            for (String part : chosen.isEmpty() ? PARTS : chosen) {
                System.err.println("Measuring: " + part);
                run(part, workshop, figures);
            }
        } finally {
            print(figures);
        }
    }

    private static void run(String part, Workshop workshop, List<Figure> figures) throws Exception {
        switch (part) {
            case "download" -> new DownloadBench(workshop).run(figures::add);
            case "page" -> new PageBench(workshop).run(figures::add);
            case "create" -> new CreateBench(workshop).run(figures::add);
            case "boot" -> new BootBench(workshop).run(figures::add);
            default -> throw new IllegalArgumentException("No such part: " + part + "; there are " + PARTS);
        }
    }

    private static void print(List<Figure> figures) {
        System.out.println(Figure.header());
        figures.forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "%d processors, all shared with the client; load of the last minute at the end: %.1f%n",
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
