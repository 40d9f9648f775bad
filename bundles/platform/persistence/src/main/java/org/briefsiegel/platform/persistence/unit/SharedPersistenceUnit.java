package org.briefsiegel.platform.persistence.unit;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.briefsiegel.platform.availability.PatientOpening;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.DatabaseConnections;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The container's persistence unit, opened once the database is configured, its driver is there, and so are as many
 * contributions as the configuration's {@code contribution.cardinality.minimum} says. {@link Transactions} and {@link
 * Entities} are there as soon as the database could be reached.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.briefsiegel.store",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SharedPersistenceUnit {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BundleContext bundle;
    private final List<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers;
    private final List<Contribution> contributions;
    private final ServiceRegistration<ReadinessCheck> check;
    private Access access;
    private PatientOpening<PersistenceUnit> opening;
    private volatile Optional<PersistenceUnit> open = Optional.empty();
    private volatile Runnable closing = () -> {};

    @ObjectClassDefinition(pid = "org.briefsiegel.store")
    @interface Config {
        @Setting(
                needed = true,
                pattern = Database.SHAPE,
                means = "jdbc:postgresql: and where it is, or jdbc:h2: with a file and ;WRITE_DELAY=0")
        String url();

        String username() default "";

        String _password() default "";

        @AttributeDefinition(min = "2", max = "1000")
        int poolSize() default 20;

        /** How many bundles bring tables; Declarative Services wait for as many. */
        @AttributeDefinition(min = "1", max = "20")
        int contribution_cardinality_minimum() default 5;
    }

    @Activate
    public SharedPersistenceUnit(
            BundleContext bundle,
            Config config,
            @Reference(
                            name = "driver",
                            cardinality = ReferenceCardinality.AT_LEAST_ONE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers,
            @Reference(name = "contribution", cardinality = ReferenceCardinality.AT_LEAST_ONE)
                    List<Contribution> contributions) {
        this.bundle = bundle;
        this.drivers = drivers;
        this.contributions = contributions;
        this.access = Access.of(config);
        this.opening = opening();
        this.check = bundle.registerService(ReadinessCheck.class, new DatabaseCheck(this::fault), new Hashtable<>());
    }

    /** Where the database is, and how it is used. */
    private record Access(String url, String username, String password, int poolSize) {

        static Access of(Config config) {
            return new Access(
                    Objects.requireNonNull(config.url(), "org.briefsiegel.store: url has no good value"),
                    config.username(),
                    config._password(),
                    config.poolSize());
        }

        @Override
        public String toString() {
            return "Access[…]";
        }
    }

    /** Of a wrong value the last good one stays in force, so that what is open stays open. */
    @Modified
    void change(Config config) {
        Access next = Access.of(config);
        if (!next.equals(access)) {
            end();
            access = next;
            opening = opening();
        }
    }

    private PatientOpening<PersistenceUnit> opening() {
        Database database = Database.behind(access.url());
        DataSource connections = connections(database);
        int poolSize = access.poolSize();
        DatabaseConnections beside = new LongConnections(
                new Connections(database, connections, Duration.ZERO),
                new DatabaseConnections.Login(access.url(), access.username(), access.password()));
        return new PatientOpening<>(
                "database",
                () -> PersistenceUnit.open(database, connections, poolSize, contributions),
                unit -> share(unit, beside),
                PAUSE);
    }

    private DataSource connections(Database database) {
        DataSourceFactory driver = drivers.stream()
                .filter(entry -> database.driver().equals(entry.getKey().get(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no driver for " + database + " is installed"));
        Properties properties = new Properties();
        properties.putAll(database.driverSettings());
        properties.setProperty(DataSourceFactory.JDBC_URL, access.url());
        properties.setProperty(DataSourceFactory.JDBC_USER, access.username());
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, access.password());
        try {
            return driver.createDataSource(properties);
        } catch (SQLException e) {
            throw new IllegalStateException("the driver refuses the configuration of org.briefsiegel.store", e);
        }
    }

    private void share(PersistenceUnit unit, DatabaseConnections beside) {
        String[] names = {Transactions.class.getName(), Entities.class.getName()};
        ServiceRegistration<?> registration = bundle.registerService(names, unit.transactions(), new Hashtable<>());
        ServiceRegistration<DatabaseConnections> longOnes =
                bundle.registerService(DatabaseConnections.class, beside, new Hashtable<>());
        open = Optional.of(unit);
        closing = () -> {
            open = Optional.empty();
            longOnes.unregister();
            registration.unregister();
            unit.close();
        };
    }

    private Optional<String> fault() {
        return open.isPresent() ? open.get().fault() : Optional.of("couldn't be opened yet");
    }

    @Deactivate
    void close() {
        check.unregister();
        end();
    }

    private void end() {
        opening.close();
        closing.run();
        closing = () -> {};
    }
}
