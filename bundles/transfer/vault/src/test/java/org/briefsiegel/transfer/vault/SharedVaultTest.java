package org.briefsiegel.transfer.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.briefsiegel.platform.availability.PatientOpening;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class SharedVaultTest {

    private static final Logger LOG = Logger.getLogger(PatientOpening.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Map<Object, Object> services = new ConcurrentHashMap<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private VaultFolder folder;

    @BeforeEach
    void use(@TempDir Path temporary) throws Exception {
        folder = new VaultFolder(temporary);
        folder.open();
        LOG.setFilter(line -> !told.add(line.getMessage()));
    }

    @AfterEach
    void stopListening() {
        LOG.setFilter(null);
    }

    @Test
    void aMissingMasterKeyKeepsTheServerFromBeingReadyUntilItIsThereAndIsToldOnce() throws Exception {
        Path elsewhere = folder.keyFile().resolveSibling("forgotten.key");
        Files.move(folder.keyFile(), elsewhere);
        SharedVault vault = new SharedVault(bundle(), config(), Clock.systemUTC(), Duration.ofMillis(1));
        ReadinessCheck check = (ReadinessCheck) services.get(ReadinessCheck.class);

        await().atMost(PATIENCE).until(() -> attempts.get() > 5);
        assertThat(check.name()).isEqualTo("vault");
        assertThat(check.fault()).contains("can't be opened; the log says why");
        assertThat(services).doesNotContainKey(Vault.class);
        assertThat(told)
                .singleElement()
                .asString()
                .contains(
                        "No vault yet", "the vault is in use, but its master key " + folder.keyFile() + " is missing");

        Files.move(elsewhere, folder.keyFile());
        await().atMost(PATIENCE).until(() -> services.containsKey(Vault.class));
        await().atMost(PATIENCE).until(() -> check.fault().isEmpty());
        assertThat(told).hasSize(1);
        vault.close();
        assertThat(services).isEmpty();
    }

    private BundleContext bundle() {
        return fake(BundleContext.class, (self, method, arguments) -> {
            services.put(arguments[0], arguments[1]);
            return fake(
                    ServiceRegistration.class, (registration, unregister, nothing) -> services.remove(arguments[0]));
        });
    }

    private Config config() {
        return fake(Config.class, (self, setting, arguments) -> switch (setting.getName()) {
            case "directory" -> {
                attempts.incrementAndGet();
                yield folder.directory().toString();
            }
            case "keyFile" -> folder.keyFile().toString();
            default -> "";
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
