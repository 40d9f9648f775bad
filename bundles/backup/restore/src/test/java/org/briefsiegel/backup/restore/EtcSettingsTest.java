package org.briefsiegel.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program reads the very settings files that a server is delivered with, as the server does. */
class EtcSettingsTest {

    private static final Path DELIVERED = Path.of("../../../karaf-distribution/src/main/resources/etc");
    private static final Path DATA = Path.of("/var/lib/briefsiegel");

    @TempDir
    private Path folder;

    @Test
    void whatIsDeliveredIsBelowTheDataFolder() {
        Site site = Site.of(new EtcSettings(DELIVERED, DATA, Map.of()));

        assertThat(site.database().url()).isEqualTo("jdbc:h2:file:/var/lib/briefsiegel/db/briefsiegel;WRITE_DELAY=0");
        assertThat(site.database().username()).isEmpty();
        assertThat(site.vault()).isEqualTo(DATA.resolve("vault"));
        assertThat(site.keyFile()).isEqualTo(DATA.resolve("keys/master.key"));
        assertThat(site.masterKey()).isEmpty();
        assertThat(site.deletionLog()).isEqualTo(DATA.resolve("deletions.log"));
        assertThat(site.programs().dump()).isEqualTo("pg_dump");
    }

    @Test
    void aVariableGoesBeforeWhatIsDelivered() {
        Map<String, String> variables = Map.of(
                "BRIEFSIEGEL_STORE_URL", "jdbc:postgresql://db/letters",
                "BRIEFSIEGEL_STORE_PASSWORD", "a$1\\b",
                "BRIEFSIEGEL_VAULT_MASTER_KEY", "key");

        Site site = Site.of(new EtcSettings(DELIVERED, DATA, variables));

        assertThat(site.database().url()).isEqualTo("jdbc:postgresql://db/letters");
        assertThat(site.database().password()).isEqualTo("a$1\\b");
        assertThat(site.masterKey()).contains("key");
    }

    @Test
    void whatAnOperatorHasWrittenIsTakenAsItStands() throws Exception {
        Files.write(
                folder.resolve("org.briefsiegel.store.cfg"), List.of("# ours", "url = jdbc:h2:file:/db;WRITE_DELAY=0"));

        assertThat(new EtcSettings(folder, DATA, Map.of()).value("store", "url"))
                .contains("jdbc:h2:file:/db;WRITE_DELAY=0");
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        Files.createFile(folder.resolve("org.briefsiegel.vault.cfg"));
        EtcSettings settings = new EtcSettings(folder, DATA, Map.of());

        assertThatThrownBy(() -> settings.needed("vault", "directory"))
                .isInstanceOf(Refusal.class)
                .hasMessage("org.briefsiegel.vault.cfg: directory has no value.");
        assertThatThrownBy(() -> settings.value("store", "url"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("org.briefsiegel.store.cfg can't be read");
    }
}
