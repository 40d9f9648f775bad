package org.briefsiegel.backup.deletions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file to which a line is added for each content that is destroyed, so that a backup of before doesn't bring it back. What has
 * been added survives a crash. Usable from any thread.
 */
public final class DeletionLog {

    private final Path file;

    public DeletionLog(Path file) {
        this.file = file;
    }

    /** Adds a line; the same twice does no harm. When this returns, it is on the disk. */
    public synchronized void add(List<Deletion> deletions) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean made = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            channel.position(channel.size());
            StringBuilder lines = new StringBuilder(endsWithinALine(channel) ? "\n" : "");
            deletions.forEach(deletion -> lines.append(deletion.line()));
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (made) {
            sync(file.toAbsolutePath().getParent());
        }
    }

    /** A crash may have cut the last line; what follows must not continue it. */
    private static boolean endsWithinALine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** What was added, the oldest first; nothing where there is no file. Lines that a crash has cut are left out. */
    public List<Deletion> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.map(Deletion::parse).flatMap(Optional::stream).toList();
        }
    }
}
