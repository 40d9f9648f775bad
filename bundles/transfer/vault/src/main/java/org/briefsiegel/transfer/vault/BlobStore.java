package org.briefsiegel.transfer.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.transfer.vaultapi.DamagedContentException;
import org.briefsiegel.transfer.vaultapi.Secret;

/** Encrypted contents as files with random names of our own, in folders by their first character. */
final class BlobStore {

    private static final Set<String> DIGITS = Set.of("0123456789abcdefghijklmnopqrstuv".split(""));
    private static final Pattern NAME = Pattern.compile("[0-9a-v]{32}(" + Pattern.quote(Disk.UNFINISHED) + ")?");

    private static final String CHECK = "can this be written?";

    private final Path folder;
    private final Clock clock;

    /**
     * Makes all folders at once, so that no content waits for its folder to become durable.
     *
     * @param clock says how old a content is, also where a file server has a clock of its own
     */
    BlobStore(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Disk.createFolders(folder, DIGITS);
    }

    /** Begins a new content; it is there for good once it was kept. */
    Draft draft() throws IOException {
        String name = Secret.random().value();
        return new Draft(name, path(name), path(name + Disk.UNFINISHED), clock.instant(), new RoomOnDisk(folder));
    }

    /**
     * Opens a content.
     *
     * @throws DamagedContentException when it isn't there, or was cut or lengthened
     */
    FileChannel open(String blob, long size) throws IOException {
        FileChannel channel = open(blob);
        if (channel.size() != size) {
            channel.close();
            throw new DamagedContentException("content " + blob + " was cut or lengthened");
        }
        return channel;
    }

    private FileChannel open(String blob) throws IOException {
        try {
            return FileChannel.open(path(blob), StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            throw new DamagedContentException("content " + blob + " is missing", e);
        }
    }

    /** Whether the folders of the contents aren't there, as when their disk isn't mounted. */
    boolean isAway() {
        return !DIGITS.stream().map(folder::resolve).allMatch(Files::isDirectory);
    }

    /**
     * Writes a small content, reads it, and leaves nothing behind.
     *
     * @throws IOException when one of these can't be done
     */
    void check() throws IOException {
        byte[] written = CHECK.getBytes(StandardCharsets.US_ASCII);
        try (Draft draft = draft()) {
            draft.output().write(written);
            draft.channel.force(false);
            if (!Arrays.equals(Files.readAllBytes(draft.unfinished), written)) {
                throw new IOException("it gives back something else than it got");
            }
        }
    }

    void delete(String blob) throws IOException {
        Files.deleteIfExists(path(blob));
    }

    /** Names of contents that were begun before this time, and of unfinished ones that were last written before it. */
    List<String> before(Instant time) throws IOException {
        List<String> old = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
            for (Path contents : folders) {
                addBefore(time, contents, old);
            }
        }
        return old;
    }

    private static void addBefore(Instant time, Path folder, List<String> old) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (wasWrittenBefore(time, file)) {
                    old.add(file.getFileName().toString());
                }
            }
        }
    }

    private static boolean wasWrittenBefore(Instant time, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(time);
        } catch (NoSuchFileException e) {
            return false; // finished or destroyed meanwhile
        }
    }

    /** Where a content lies, or would. */
    Path path(String blob) {
        if (!NAME.matcher(blob).matches()) {
            throw new IllegalArgumentException("not a content's name");
        }
        return folder.resolve(blob.substring(0, 1)).resolve(blob);
    }

    /** A content that is being written; closing it discards what wasn't kept. */
    static final class Draft implements AutoCloseable {

        private final String name;
        private final Path file;
        private final Path unfinished;
        private final Instant begun;
        private final RoomOnDisk room;
        private FileChannel channel;
        private boolean kept;

        private Draft(String name, Path file, Path unfinished, Instant begun, RoomOnDisk room) throws IOException {
            this.name = name;
            this.file = file;
            this.unfinished = unfinished;
            this.begun = begun;
            this.room = room;
            room.with(() -> channel = Disk.createFile(unfinished));
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
                    room.with(() -> Disk.write(channel, ByteBuffer.wrap(bytes, from, length)));
                }
            };
        }

        /** Makes the content and its name durable. */
        void keep() throws IOException {
            room.with(this::keepForGood);
        }

        private void keepForGood() throws IOException {
            Files.setLastModifiedTime(unfinished, FileTime.from(begun));
            channel.force(false);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.sync(file.getParent());
            kept = true;
        }

        @Override
        public void close() throws IOException {
            try {
                channel.close();
            } finally {
                if (!kept) {
                    Files.deleteIfExists(unfinished);
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
