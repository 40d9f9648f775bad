package org.briefsiegel.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk in memory, which can be filled up. Only root may mount one. */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTE = 1024 * 1024;
    private static final String SIZE = "size=2g";

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    static SmallDisk mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        if (isMounted(folder)) {
            run("umount", folder.toString()); // what a run that was killed has left
        }
        run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** @param free so many megabytes are left */
    void fill(int free) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] zeros = new byte[MEGABYTE];
            while (space() >= free * (long) MEGABYTE + MEGABYTE) {
                out.write(zeros);
            }
            if (free == 0) {
                byte[] page = new byte[4096];
                while (true) {
                    out.write(page);
                }
            }
        } catch (IOException full) {
            if (free > 0) {
                throw full;
            }
        }
    }

    private long space() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    void empty() throws IOException {
        Files.delete(filler);
    }

    private static boolean isMounted(Path folder) throws IOException {
        return Files.readAllLines(Path.of("/proc/mounts")).stream()
                .anyMatch(line -> line.split(" ")[1].equals(folder.toString()));
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }
}
