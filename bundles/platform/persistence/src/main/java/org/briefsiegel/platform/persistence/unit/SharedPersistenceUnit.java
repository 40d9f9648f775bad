package org.briefsiegel.platform.persistence.unit;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * The container's persistence unit, made once the database is configured, its driver is there, and so are as many
 * contributions as the configuration's {@code contribution.cardinality.minimum} says.
 */
@Component(
        service = {Transactions.class, Entities.class},
        immediate = true,
        configurationPid = "org.briefsiegel.store",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SharedPersistenceUnit implements Transactions, Entities {

    private final PersistenceUnit unit;

    @interface Config {
        String url();

        String username() default "";

        String _password() default "";

        int poolSize() default 20;
    }

    @Activate
    public SharedPersistenceUnit(
            Config config,
            @Reference(
                            name = "driver",
                            cardinality = ReferenceCardinality.AT_LEAST_ONE,
                            policyOption = ReferencePolicyOption.GREEDY)
                    List<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers,
            @Reference(name = "contribution", cardinality = ReferenceCardinality.AT_LEAST_ONE)
                    List<Contribution> contributions) {
        Database database = Database.behind(config.url());
        DataSource connections = connections(database, config, drivers);
        this.unit = PersistenceUnit.open(database, connections, config.poolSize(), contributions);
    }

    private static DataSource connections(
            Database database, Config config, List<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers) {
        DataSourceFactory driver = drivers.stream()
                .filter(entry -> database.driver().equals(entry.getKey().get(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no driver for " + database + " is installed"));
        Properties properties = new Properties();
        properties.putAll(database.driverSettings());
        properties.setProperty(DataSourceFactory.JDBC_URL, config.url());
        properties.setProperty(DataSourceFactory.JDBC_USER, config.username());
        properties.setProperty(DataSourceFactory.JDBC_PASSWORD, config._password());
        try {
            return driver.createDataSource(properties);
        } catch (SQLException e) {
            throw new IllegalStateException("the driver refuses the configuration of org.briefsiegel.store", e);
        }
    }

    @Deactivate
    public void close() {
        unit.close();
    }

    @Override
    public <T> T within(Supplier<T> work) {
        return unit.transactions().within(work);
    }

    @Override
    public <T> T use(Function<EntityManager, T> work) {
        return unit.entities().use(work);
    }
}
