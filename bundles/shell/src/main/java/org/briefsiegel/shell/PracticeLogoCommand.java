package org.briefsiegel.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.briefsiegel.practice.api.Practices;

/** Gives a practice a logo, or takes it away; the file lies where the server runs. */
@Service
@Command(scope = "practice", name = "logo", description = "Sets the logo that recipients see, or removes it")
public final class PracticeLogoCommand extends JsonCommand {

    /** More than any logo has; how much a logo may have is the registry's to say. */
    private static final long READABLE_BYTES = 10_000_000;

    private static final byte[] NO_PICTURE = {};

    @Argument(index = 0, name = "PRACTICE", description = "Id of the practice")
    String practice;

    @Argument(
            index = 1,
            name = "FILE",
            description = "A PNG or JPEG on the server, at most 12,000 bytes and 600 x 300 pixels")
    String file = "";

    @Option(name = "--none", description = "Removes the logo")
    boolean none;

    @Argument(index = 2, name = "OPTIONS", description = "Options may stand here too", multiValued = true)
    List<String> trailing = List.of();

    @Reference(optional = true)
    Practices practices;

    @Override
    List<String> trailing() {
        return trailing;
    }

    @Override
    Object run() {
        boolean given = !file.isEmpty();
        if (given == none) {
            throw refused(given ? "--none takes no file" : "is missing; --none removes the logo");
        }
        if (!set(none ? NO_PICTURE : picture(Path.of(file).toAbsolutePath()))) {
            throw Operator.noSuchPractice(practice).get();
        }
        return Map.of("logo", Operator.practice(practices, practice).logo().orElse("none"));
    }

    private boolean set(byte[] picture) {
        try {
            return practices.setLogo(practice, picture);
        } catch (IllegalArgumentException unusable) {
            throw refused(unusable.getMessage());
        }
    }

    private static byte[] picture(Path path) {
        if (!Files.isRegularFile(path)) {
            throw refused("there is no file '" + path + "' where the server runs");
        }
        try {
            long bytes = Files.size(path);
            if (bytes == 0 || bytes > READABLE_BYTES) {
                throw refused(String.format(Locale.ROOT, "'%s' has %,d bytes, which can't be a logo", path, bytes));
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw refused("'" + path + "' can't be read by the server");
        }
    }

    private static IllegalArgumentException refused(String reason) {
        return Operator.refused("FILE", reason).get();
    }
}
