package org.briefsiegel.platform.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.platform.availability.DiskSpace;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Whether there is room on the disks: a database that finds none may not come back by itself. */
@Component(configurationPid = "org.briefsiegel.web", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class DiskCheck implements ReadinessCheck, DiskSpace {

    private static final long MEGABYTE = 1024 * 1024;

    private final List<Path> folders;
    private final int minimumMegabytes;

    @Activate
    public DiskCheck(Config config) {
        this(
                Arrays.stream(config.diskFolders())
                        .map(String::strip)
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList(),
                config.diskMinimumMegabytes());
    }

    DiskCheck(List<Path> folders, int minimumMegabytes) {
        this.folders = folders;
        this.minimumMegabytes = minimumMegabytes;
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Optional<String> fault() throws IOException {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                return Optional.of("a folder is away");
            }
            if (isShort(folder)) {
                return Optional.of("less than " + minimumMegabytes + " MB are free");
            }
        }
        return Optional.empty();
    }

    /** A folder that is away is another matter. */
    @Override
    public boolean isShort() {
        return folders.stream().filter(Files::isDirectory).anyMatch(folder -> {
            try {
                return isShort(folder);
            } catch (IOException gone) {
                return false;
            }
        });
    }

    private boolean isShort(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() / MEGABYTE < minimumMegabytes;
    }
}
