package org.briefsiegel.transfer.vault;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.briefsiegel.platform.availability.DiskSpace;
import org.briefsiegel.platform.availability.PatientOpening;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.briefsiegel.transfer.vaultapi.VaultFiles;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The container's vault: there as soon as it could be opened, since its folder or its key may come later than the server. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.briefsiegel.vault",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SharedVault {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<DiskSpace> disks = List.of();

    private final BundleContext bundle;
    private final PatientOpening<TinkVault> opening;
    private final ServiceRegistration<ReadinessCheck> check;
    private volatile Optional<TinkVault> open = Optional.empty();
    private volatile Runnable closing = () -> {};

    @Activate
    public SharedVault(BundleContext bundle, Config config, @Reference Clock clock) {
        this(bundle, config, clock, PAUSE);
    }

    /** @param pause between one attempt to open it and the next */
    SharedVault(BundleContext bundle, Config config, Clock clock, Duration pause) {
        this.bundle = bundle;
        this.check = bundle.registerService(ReadinessCheck.class, new VaultCheck(this::fault), new Hashtable<>());
        this.opening = new PatientOpening<>("vault", () -> open(config, clock, this::isDiskShort), this::share, pause);
    }

    private boolean isDiskShort() {
        return disks.stream().anyMatch(DiskSpace::isShort);
    }

    private static TinkVault open(Config config, Clock clock, BooleanSupplier isDiskShort) throws Exception {
        return new TinkVault(
                Path.of(good(config.directory(), "directory")),
                Optional.of(good(config._masterKey(), ".masterKey")).filter(key -> !key.isBlank()),
                Path.of(good(config.keyFile(), "keyFile")),
                clock,
                isDiskShort);
    }

    private static String good(String value, String key) {
        return Objects.requireNonNull(value, "org.briefsiegel.vault: " + key + " has no good value");
    }

    private void share(TinkVault vault) {
        ServiceRegistration<VaultFiles> files = bundle.registerService(VaultFiles.class, vault, new Hashtable<>());
        ServiceRegistration<Vault> registration = bundle.registerService(Vault.class, vault, new Hashtable<>());
        open = Optional.of(vault);
        closing = () -> {
            registration.unregister();
            files.unregister();
        };
    }

    private Optional<String> fault() {
        return open.isPresent() ? open.get().fault() : Optional.of("can't be opened; the log says why");
    }

    @Deactivate
    void close() {
        opening.close();
        check.unregister();
        open = Optional.empty();
        closing.run();
    }
}
