package org.briefsiegel.backup.set;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A set that is being written: under another name, until all of it is on the disk, was read again, and has its manifest. Closing
 * it removes what wasn't finished. For one thread.
 */
public final class SetWriter implements AutoCloseable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String UNFINISHED = ".part";

    private final Path finished;
    private final Path folder;
    private final FileChannel lock;
    private final Map<String, SetFile> before = new HashMap<>();
    private final Path folderBefore;
    private final List<SetFile> files = new ArrayList<>();
    private final List<SetFile> written = new ArrayList<>();
    private final Set<Path> folders = new TreeSet<>(Comparator.reverseOrder());

    /**
     * Begins a set in a folder of sets, which is made where it isn't there.
     *
     * @param now names the set
     * @throws IllegalArgumentException where another one is being written there
     */
    public static SetWriter begin(Path sets, Instant now) throws IOException {
        HashedFiles.createFolder(sets);
        FileChannel lock = lock(sets);
        try {
            removeUnfinished(sets);
            return new SetWriter(sets, now, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private SetWriter(Path sets, Instant now, FileChannel lock) throws IOException {
        this.lock = lock;
        this.finished = sets.resolve(NAME.format(now));
        this.folder = sets.resolve(finished.getFileName() + UNFINISHED);
        if (Files.exists(finished)) {
            throw new IllegalArgumentException("there is a set of this second already: " + finished);
        }
        var newest = BackupSet.newestIn(sets);
        newest.ifPresent(set -> set.manifest().files().forEach(file -> before.put(file.name(), file)));
        this.folderBefore = newest.map(BackupSet::folder).orElse(sets);
        createFolder(folder);
    }

    /** The system gives it back when the process ends, however that comes. */
    private static FileChannel lock(Path sets) throws IOException {
        FileChannel file = FileChannel.open(sets.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isTaken(file)) {
            return file;
        }
        file.close();
        throw new IllegalArgumentException("another backup is being written into " + sets);
    }

    private static boolean isTaken(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private static void removeUnfinished(Path sets) throws IOException {
        try (Stream<Path> all = Files.list(sets)) {
            for (Path path : all.filter(SetWriter::isUnfinished).toList()) {
                remove(path);
            }
        }
    }

    private static boolean isUnfinished(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(UNFINISHED)
                && BackupSet.NAME
                        .matcher(name.substring(0, name.length() - UNFINISHED.length()))
                        .matches();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Makes a folder of the set. */
    public void createFolder(String name) throws IOException {
        createFolder(folder.resolve(name));
    }

    private void createFolder(Path path) throws IOException {
        HashedFiles.createFolder(path);
        for (Path made = path; made.startsWith(folder); made = made.getParent()) {
            folders.add(made);
        }
    }

    /** Where a file is to be written that {@link #add} takes in. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /** Takes in a file that somebody else has written into the set. */
    public void add(String name) throws IOException {
        Path file = path(name);
        HashedFiles.sync(file);
        keep(new SetFile(name, Files.size(file), HashedFiles.sha256(file)));
    }

    /** Copies a file into the set. */
    public void copy(Path from, String name) throws IOException {
        Path to = path(name);
        createFolder(to.getParent());
        String sha256 = HashedFiles.copy(from, to);
        keep(new SetFile(name, Files.size(to), sha256));
    }

    private void keep(SetFile file) {
        files.add(file);
        written.add(file);
    }

    /**
     * Takes in a file that is never changed: a link to the one of the set before where that is as it was when it was written, and
     * a copy where not.
     *
     * @return whether it is a link
     */
    public boolean linkOrCopy(Path from, String name) throws IOException {
        if (isLinked(name)) {
            files.add(before.get(name));
            return true;
        }
        copy(from, name);
        return false;
    }

    private boolean isLinked(String name) throws IOException {
        SetFile known = before.get(name);
        Path older = folderBefore.resolve(name);
        if (known == null
                || !Files.exists(older)
                || Files.size(older) != known.size()
                || !HashedFiles.sha256(older).equals(known.sha256())) {
            return false;
        }
        Path link = path(name);
        createFolder(link.getParent());
        try {
            Files.createLink(link, older);
            return true;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            return false; // then it is copied, which fails for whatever else was the reason
        }
    }

    /** How many bytes were written; what is linked isn't counted. */
    public long bytes() {
        return written.stream().mapToLong(SetFile::size).sum();
    }

    /**
     * Reads what was written, writes the manifest, and gives the set its name.
     *
     * @param manifest makes it from the files of the set
     */
    public BackupSet finish(Function<List<SetFile>, Manifest> manifest, Consumer<String> progress) throws IOException {
        verify(progress);
        Manifest complete = manifest.apply(List.copyOf(files));
        Path unnamed = path(Manifest.NAME + UNFINISHED);
        HashedFiles.write(unnamed, complete.toJson());
        for (Path made : folders) {
            HashedFiles.sync(made);
        }
        Files.move(unnamed, path(Manifest.NAME), StandardCopyOption.ATOMIC_MOVE);
        HashedFiles.sync(folder);
        Files.move(folder, finished, StandardCopyOption.ATOMIC_MOVE);
        HashedFiles.sync(finished.getParent());
        return new BackupSet(finished, complete);
    }

    private void verify(Consumer<String> progress) throws IOException {
        Steps steps = new Steps("Reading again", written.size(), progress);
        for (SetFile file : written) {
            if (!HashedFiles.sha256(file.in(folder)).equals(file.sha256())) {
                throw new IOException(file.name() + " reads as something else than was written");
            }
            steps.done(file.size());
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (Files.exists(folder)) {
                remove(folder);
            }
        } finally {
            lock.close();
        }
    }
}
