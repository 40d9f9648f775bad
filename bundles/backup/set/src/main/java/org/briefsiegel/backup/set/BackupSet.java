package org.briefsiegel.backup.set;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A finished set.
 *
 * @param folder where it is, absolute
 */
public record BackupSet(Path folder, Manifest manifest) {

    /** Where the vault's folder is in a set. */
    public static final String VAULT = "vault";

    /** The time of the set, in UTC: {@code 20261129T230000Z}. */
    static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}Z");

    /**
     * The set in this folder; where it is a folder of sets, the newest of them.
     *
     * @throws IOException where there is none; the message is for people
     */
    public static BackupSet in(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new IOException(absolute + " is no folder");
        }
        Optional<BackupSet> newest =
                Files.exists(absolute.resolve(Manifest.NAME)) ? Optional.empty() : newestIn(absolute);
        return newest.isPresent() ? newest.get() : new BackupSet(absolute, Manifest.read(absolute));
    }

    static Optional<BackupSet> newestIn(Path folder) throws IOException {
        try (Stream<Path> sets = Files.list(folder)) {
            Optional<Path> newest = sets.filter(
                            set -> NAME.matcher(set.getFileName().toString()).matches())
                    .filter(set -> Files.exists(set.resolve(Manifest.NAME)))
                    .max(Comparator.naturalOrder());
            return newest.isPresent()
                    ? Optional.of(new BackupSet(newest.get(), Manifest.read(newest.get())))
                    : Optional.empty();
        }
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Its vault, which can be opened where it lies. */
    public Path vault() {
        return folder.resolve(VAULT);
    }

    /**
     * Reads every file.
     *
     * @return what isn't as the manifest says, a sentence each; empty when all is well
     */
    public List<String> flaws(Consumer<String> progress) throws IOException {
        Steps steps = new Steps("Reading", manifest.files().size(), progress);
        List<String> flaws = new ArrayList<>();
        for (SetFile file : manifest.files()) {
            flaw(file).ifPresent(flaws::add);
            steps.done(file.size());
        }
        return flaws;
    }

    private Optional<String> flaw(SetFile file) throws IOException {
        try {
            Path path = file.in(folder);
            if (Files.size(path) != file.size()) {
                return Optional.of(file.name() + " has " + Files.size(path) + " bytes, and had " + file.size());
            }
            return HashedFiles.sha256(path).equals(file.sha256())
                    ? Optional.empty()
                    : Optional.of(file.name() + " has changed since it was written");
        } catch (NoSuchFileException e) {
            return Optional.of(file.name() + " is missing");
        }
    }
}
