package org.briefsiegel.transfer.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.briefsiegel.transfer.spi.Secret;

/** Encrypted contents as files with names of our own, in folders by their first two characters. */
final class BlobStore {

    private static final String UNFINISHED = ".part";
    private static final Pattern NAME = Pattern.compile("[0-9a-v]{32}(\\.part)?");

    private final Path folder;

    BlobStore(Path folder) throws IOException {
        this.folder = folder;
        Disk.createDirectories(folder);
    }

    /** Begins a new content; it is there for good once it was kept. */
    Draft draft() throws IOException {
        String name = Secret.random().value();
        Path file = path(name);
        Disk.createDirectories(file.getParent());
        return new Draft(name, file);
    }

    FileChannel open(String blob) throws IOException {
        return FileChannel.open(path(blob), StandardOpenOption.READ);
    }

    void delete(String blob) throws IOException {
        Files.deleteIfExists(path(blob));
    }

    boolean isEmpty() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.findAny().isEmpty();
        }
    }

    /** Names of contents, finished or not, that were last written before this time. */
    List<String> before(Instant time) throws IOException {
        List<String> old = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    old.add(file.getFileName().toString());
                }
            }
        }
        return old;
    }

    private Path path(String blob) {
        if (!NAME.matcher(blob).matches()) {
            throw new IllegalArgumentException("not a blob's name");
        }
        return folder.resolve(blob.substring(0, 2)).resolve(blob);
    }

    /** A content that is being written; closing it discards what wasn't kept. */
    static final class Draft implements AutoCloseable {

        private final String name;
        private final Path file;
        private final Path unfinished;
        private final FileChannel channel;
        private boolean kept;

        private Draft(String name, Path file) throws IOException {
            this.name = name;
            this.file = file;
            this.unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
            Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            this.channel = FileChannel.open(
                    unfinished,
                    options,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }

        String name() {
            return name;
        }

        /** Where the ciphertext goes; closing it leaves the file open. */
        OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int value) throws IOException {
                    write(new byte[] {(byte) value}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
                    while (rest.hasRemaining()) {
                        channel.write(rest);
                    }
                }
            };
        }

        /** Makes the content and its name durable. */
        void keep() throws IOException {
            channel.force(false);
            channel.close();
            Files.move(unfinished, file);
            kept = true;
            Disk.sync(file.getParent());
        }

        @Override
        public void close() throws IOException {
            channel.close();
            if (!kept) {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
