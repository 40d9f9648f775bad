package org.briefsiegel.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/** The disk alone: a file that is written and durable. */
final class RawFiles {

    private final Path folder;

    RawFiles(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    double perSecond(Duration time, byte[] content) throws Exception {
        return Load.perSecond(time, () -> write(content));
    }

    private Path write(byte[] content) throws IOException {
        Path file = folder.resolve(UUID.randomUUID().toString());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
        Files.delete(file);
        return file;
    }
}
