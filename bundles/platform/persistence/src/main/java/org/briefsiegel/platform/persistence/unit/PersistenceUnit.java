package org.briefsiegel.platform.persistence.unit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.persistence.Transactions;
import org.eclipse.persistence.jpa.PersistenceProvider;

/**
 * The one persistence unit: a pool of connections, tables that are up to date, and the entities of all contributions.
 * In the container a component makes it; tests make it themselves.
 */
public final class PersistenceUnit implements AutoCloseable {

    private static final Map<String, String> ECLIPSELINK = Map.of(
            "eclipselink.weaving", "false",
            "eclipselink.cache.shared.default", "false",
            "eclipselink.ddl-generation", "none",
            "eclipselink.jdbc.batch-writing", "JDBC",
            "eclipselink.logging.level", "OFF"); // what it warns of quotes rows, and is thrown as well

    private final HikariDataSource pool;
    private final EntityManagerFactory factory;
    private final ThreadTransactions transactions;

    private PersistenceUnit(HikariDataSource pool, EntityManagerFactory factory) {
        this.pool = pool;
        this.factory = factory;
        this.transactions = new ThreadTransactions(factory);
    }

    /**
     * Brings the tables up to date and opens the unit.
     *
     * @param connections makes a new connection each time it is asked
     * @param poolSize how many connections are kept, which is how many transactions run at one time
     */
    public static PersistenceUnit open(DataSource connections, int poolSize, List<Contribution> contributions) {
        Database database = Database.behind(url(connections));
        return open(database, connections, poolSize, contributions);
    }

    static PersistenceUnit open(
            Database database, DataSource connections, int poolSize, List<Contribution> contributions) {
        HikariDataSource pool = new HikariDataSource(poolOf(database, connections, poolSize));
        try {
            ContributorsClassLoader contributors = new ContributorsClassLoader(contributions);
            new SchemaChanges(database, contributors, contributions).apply(pool);
            return new PersistenceUnit(pool, factory(database, pool, contributors, contributions));
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig poolOf(Database database, DataSource connections, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("briefsiegel");
        config.setDataSource(connections);
        config.setMaximumPoolSize(poolSize);
        config.setConnectionInitSql(database.sessionSettings());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(1); // one attempt
        return config;
    }

    private static EntityManagerFactory factory(
            Database database, DataSource pool, ClassLoader contributors, List<Contribution> contributions) {
        Properties properties = new Properties();
        properties.putAll(ECLIPSELINK);
        properties.setProperty(
                "eclipselink.target-database", database.eclipseLinkPlatform().getName());
        // the session's name: a second unit in one process must not take up the first one's session
        properties.setProperty("eclipselink.session-name", "briefsiegel-" + System.identityHashCode(pool));
        List<String> entities = contributions.stream()
                .flatMap(contribution -> contribution.entities().stream())
                .map(Class::getName)
                .toList();
        UnitInfo info = new UnitInfo(pool, contributors, entities, properties);
        EntityManagerFactory factory = new PersistenceProvider().createContainerEntityManagerFactory(info, Map.of());
        factory.createEntityManager().close(); // EclipseLink finds faults in mappings only now
        return factory;
    }

    private static String url(DataSource connections) {
        try (Connection connection = connections.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new IllegalStateException("can't reach the database", e);
        }
    }

    public Transactions transactions() {
        return transactions;
    }

    public Entities entities() {
        return transactions;
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}
