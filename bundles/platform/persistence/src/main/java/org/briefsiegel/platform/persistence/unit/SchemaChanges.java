package org.briefsiegel.platform.persistence.unit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.briefsiegel.platform.persistence.Contribution;

/** Brings the tables of all contributions up to date, with Liquibase. Several nodes may start at one time. */
final class SchemaChanges {

    private final Database database;
    private final ResourceAccessor resources;
    private final List<String> changeLogs;

    SchemaChanges(Database database, ClassLoader contributors, List<Contribution> contributions) {
        this.database = database;
        this.resources = new ChangeLogResources(contributors);
        this.changeLogs =
                contributions.stream().map(Contribution::changeLog).sorted().toList();
    }

    /** Liquibase finds its own parts by ServiceLoader: in a container, only with its own class loader. */
    void apply(DataSource pool) {
        Thread thread = Thread.currentThread();
        ClassLoader caller = thread.getContextClassLoader();
        thread.setContextClassLoader(Liquibase.class.getClassLoader());
        try {
            applyWithin(pool);
        } finally {
            thread.setContextClassLoader(caller);
        }
    }

    private void applyWithin(DataSource pool) {
        try (Connection connection = pool.getConnection()) {
            Scope.child(scope(), () -> update(connection));
        } catch (SQLException e) {
            throw new IllegalStateException("can't reach the database", e);
        } catch (Exception e) { // what Scope.child declares
            throw new IllegalStateException("can't bring the tables up to date", e);
        }
    }

    private void update(Connection connection) throws LiquibaseException {
        var target = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        if (database.isEmbedded()) {
            LockServiceFactory.getInstance().getLockService(target).forceReleaseLock();
        }
        for (String changeLog : changeLogs) {
            Liquibase liquibase = new Liquibase(changeLog, resources, target);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.update(new Contexts());
        }
    }

    private Map<String, Object> scope() {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put(Scope.Attr.resourceAccessor.name(), resources);
        scope.put(Scope.Attr.ui.name(), new LoggerUIService());
        scope.put("liquibase.analytics.enabled", false);
        return scope;
    }
}
