package org.briefsiegel.platform.persistence.unit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.briefsiegel.platform.persistence.Contribution;
import org.briefsiegel.platform.persistence.Entities;
import org.briefsiegel.platform.persistence.Transactions;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.DatabaseLogin;

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

    /** How long making or finding a connection may take; there are as many as transactions that run at one time. */
    private static final Duration LONGEST_CONNECT = Duration.ofMillis(1500);

    private static final Duration LONGEST_VALIDATION = Duration.ofMillis(500);

    /** What takes longer than this is stuck, whatever the watch says. */
    private static final Duration LONGEST_READ = Duration.ofMinutes(1);

    private final HikariDataSource pool;
    private final EntityManagerFactory factory;
    private final DatabaseWatch watch;
    private final Optional<Compaction> compaction;
    private final TransactionLimit limit;
    private final ThreadTransactions transactions;

    private PersistenceUnit(
            HikariDataSource pool, EntityManagerFactory factory, DatabaseWatch watch, Optional<Compaction> compaction) {
        this.compaction = compaction;
        this.pool = pool;
        this.factory = factory;
        this.watch = watch;
        this.limit = new TransactionLimit(pool.getMaximumPoolSize(), watch::isAway);
        this.transactions = new ThreadTransactions(factory, limit);
    }

    /**
     * Brings the tables up to date and opens the unit.
     *
     * @param connections makes a new connection each time it is asked
     * @param poolSize how many connections are kept, which is how many transactions run at one time
     */
    public static PersistenceUnit open(DataSource connections, int poolSize, List<Contribution> contributions) {
        return open(url(connections), connections, poolSize, contributions);
    }

    /**
     * The same, where the whole URL is known: H2 itself says only the first part of it.
     *
     * @param url as it was given to the driver
     */
    public static PersistenceUnit open(
            String url, DataSource connections, int poolSize, List<Contribution> contributions) {
        return open(Database.behind(url), connections, poolSize, contributions);
    }

    static PersistenceUnit open(
            Database database, DataSource connections, int poolSize, List<Contribution> contributions) {
        ContributorsClassLoader contributors = new ContributorsClassLoader(contributions);
        new SchemaChanges(database, contributors, contributions)
                .apply(new Connections(database, connections, Duration.ZERO));
        Connections limited = new Connections(database, connections, LONGEST_READ);
        DatabaseWatch watch = new DatabaseWatch(database, connections, limited::abort);
        try {
            DataSource turns = database.isEmbedded() ? SingleWriter.over(limited, watch::isAway) : limited;
            HikariDataSource pool = new HikariDataSource(poolOf(turns, poolSize));
            EntityManagerFactory factory = factory(pool, database, contributors, contributions);
            return new PersistenceUnit(
                    pool,
                    factory,
                    watch,
                    database.isEmbedded() ? Optional.of(new Compaction(turns)) : Optional.empty());
        } catch (RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    private static EntityManagerFactory factory(
            HikariDataSource pool, Database database, ClassLoader contributors, List<Contribution> contributions) {
        try {
            return factory(database, pool, contributors, contributions);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig poolOf(DataSource connections, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("briefsiegel");
        config.setDataSource(connections);
        config.setMaximumPoolSize(poolSize);
        // made when they are asked for, and kept: a pool that fills itself up pauses for up to five seconds while the
        // database is away, and that is waited for when it is back
        config.setMinimumIdle(0);
        config.setIdleTimeout(0);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setInitializationFailTimeout(1); // one attempt
        config.setConnectionTimeout(LONGEST_CONNECT.toMillis());
        config.setValidationTimeout(LONGEST_VALIDATION.toMillis());
        config.setExceptionOverride(new Eviction());
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
        DatabaseLogin login = JpaHelper.getServerSession(factory).getLogin();
        login.setQueryRetryAttemptCount(0); // it would pause for five seconds before each
        login.setConnectionHealthValidatedOnError(false);
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

    /** What is wrong with the database now, in a few words; empty if nothing is. */
    Optional<String> fault() {
        return watch.fault();
    }

    /** Lets what runs end, for a few seconds; who asks later is told that it is {@code Unavailable}. */
    @Override
    public void close() {
        limit.close();
        compaction.ifPresent(Compaction::close);
        watch.close();
        factory.close();
        pool.close();
    }
}
