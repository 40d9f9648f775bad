package org.briefsiegel.transfer.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes for its owner's eyes alone, and so that a power cut loses nothing that was said to be written. */
final class Disk {

    /** How names of files end that aren't finished; a crash may leave them. */
    static final String UNFINISHED = ".part";

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Disk() {}

    /** Makes a folder, and those above it that aren't there. */
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolders(folder.getParent(), Set.of(folder.getFileName().toString()));
        }
    }

    /** Makes the folders in a folder that aren't there. */
    static void createFolders(Path folder, Set<String> names) throws IOException {
        createFolder(folder);
        for (String name : names) {
            try {
                Files.createDirectory(folder.resolve(name), PRIVATE_FOLDER);
            } catch (FileAlreadyExistsException e) {
                // from an earlier start, or another node's
            }
        }
        sync(folder);
    }

    /** Opens a new file for writing. */
    static FileChannel createFile(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), PRIVATE_FILE);
    }

    /** Makes a small file with its whole content, or leaves the one that is there, which another node may have made. */
    static void createOnce(Path file, byte[] content) throws IOException {
        createFolder(file.getParent());
        Path unfinished = file.resolveSibling(UUID.randomUUID() + UNFINISHED);
        try {
            try (FileChannel channel = createFile(unfinished)) {
                write(channel, ByteBuffer.wrap(content));
                channel.force(true);
            }
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            // the first one counts
        } finally {
            Files.deleteIfExists(unfinished);
        }
        sync(file.getParent());
    }

    static void write(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    /** Makes the names in a folder durable. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Whether there is a finished file anywhere in a folder. */
    static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.anyMatch(
                    path -> Files.isRegularFile(path) && !path.toString().endsWith(UNFINISHED));
        }
    }
}
