package org.briefsiegel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {

    @TempDir
    private Path folder;

    @Test
    void findsRoom() throws Exception {
        assertThat(new DiskCheck(List.of(folder), 1).fault()).isEmpty();
    }

    @Test
    void saysWhenLittleIsLeft() throws Exception {
        assertThat(new DiskCheck(List.of(folder), Integer.MAX_VALUE).fault())
                .contains("less than 2147483647 MB are free");
    }

    @Test
    void saysWhenAFolderIsAway() throws Exception {
        assertThat(new DiskCheck(List.of(folder.resolve("unmounted")), 1).fault())
                .contains("a folder is away");
    }

    @Test
    void aDiskIsShortWhereLessIsFreeThanTheOperatorWantsAndOneThatIsAwayIsNot(@TempDir Path folder) {
        assertThat(new DiskCheck(List.of(folder), 1).isShort()).isFalse();
        assertThat(new DiskCheck(List.of(folder.resolve("unmounted"), folder), Integer.MAX_VALUE).isShort())
                .isTrue();
        assertThat(new DiskCheck(List.of(folder.resolve("unmounted")), Integer.MAX_VALUE).isShort())
                .isFalse();
    }
}
