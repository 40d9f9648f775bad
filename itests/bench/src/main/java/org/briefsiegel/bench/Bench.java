package org.briefsiegel.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Measures ours and what it is built on side by side in one run, with each database, and prints the ratios. */
public final class Bench {

    private static final List<String> PARTS = List.of("download", "page", "create", "boot", "load", "delivery");

    private Bench() {}

    /** Arguments: our distribution, a plain Karaf, a folder to work in, and the parts and databases to run: none means all. */
    public static void main(String... arguments) throws Exception {
        Workshop workshop = new Workshop(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        Files.createDirectories(workshop.folder());
        List<String> words = List.of(arguments).subList(3, arguments.length);
        List<String> parts = words.stream().filter(PARTS::contains).toList();
        List<Store.Kind> kinds = Arrays.stream(Store.Kind.values())
                .filter(kind -> words.contains(kind.word()))
                .toList();
        Report report = new Report();
        for (String part : parts.isEmpty() ? PARTS : parts) {
            for (Store.Kind kind : kinds.isEmpty() ? List.of(Store.Kind.values()) : kinds) {
                Others others = new Others();
                long began = System.nanoTime();
                try (Store store = kind.open(workshop)) {
                    part(part, workshop, store).run(report);
                    report.note("%s, %s: took %d s; %s"
                            .formatted(part, store.name(), (System.nanoTime() - began) / 1_000_000_000, others));
                }
            }
        }
    }

    private static Part part(String name, Workshop workshop, Store store) {
        return switch (name) {
            case "download" -> new DownloadBench(workshop, store);
            case "page" -> new PageBench(workshop, store);
            case "create" -> new CreateBench(workshop, store);
            case "boot" -> new BootBench(workshop, store);
            case "load" -> new LoadBench(workshop, store);
            case "delivery" -> new DeliveryBench(workshop, store);
            default -> throw new IllegalArgumentException("No such part: " + name + "; there are " + PARTS);
        };
    }

    /** A part of the measurements, with one database. */
    @FunctionalInterface
    interface Part {

        void run(Report report) throws Exception;
    }
}
