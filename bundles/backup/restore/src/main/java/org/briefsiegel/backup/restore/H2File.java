package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.backup.set.HashedFiles;
import org.briefsiegel.platform.persistence.DatabaseConnections.Login;

/** The file of an H2 database: read into under another name, so that no server ever finds half of one. */
record H2File(Login login, Path path, String settings) {

    private static final Pattern URL = Pattern.compile("jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)([^;]+)(;.*)?");
    private static final String SUFFIX = ".mv.db";

    static H2File of(Login login) {
        Matcher url = URL.matcher(login.url());
        if (!url.matches()) {
            throw new Refusal("Only a database in a file can be restored, or one of PostgreSQL.");
        }
        return new H2File(login, Path.of(url.group(1)).toAbsolutePath(), url.group(2) == null ? "" : url.group(2));
    }

    /** One of its own in a folder, for trying. */
    static H2File in(Path folder, Login login) {
        return new H2File(login, folder.resolve("check"), ";WRITE_DELAY=0");
    }

    boolean exists() {
        return Files.exists(file(path));
    }

    /** The database under the other name. */
    DriverConnections unfinished() {
        return DriverConnections.to(
                new Login("jdbc:h2:file:" + unfinishedPath() + settings, login.username(), login.password()));
    }

    /** Gives it its name, once it is closed. */
    void finish() throws IOException {
        HashedFiles.sync(file(unfinishedPath()));
        Files.move(file(unfinishedPath()), file(path), StandardCopyOption.ATOMIC_MOVE);
        HashedFiles.sync(path.getParent());
    }

    void removeUnfinished() throws IOException {
        Files.deleteIfExists(file(unfinishedPath()));
    }

    private Path unfinishedPath() {
        return path.resolveSibling(path.getFileName() + ".restoring");
    }

    private static Path file(Path path) {
        return path.resolveSibling(path.getFileName() + SUFFIX);
    }

    @Override
    public String toString() {
        return "H2File[" + path + "]";
    }
}
