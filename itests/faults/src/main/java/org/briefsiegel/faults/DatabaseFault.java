package org.briefsiegel.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.briefsiegel.bench.Store;
import org.briefsiegel.testkit.database.PostgresServer;

/** What happens to a PostgreSQL. */
enum DatabaseFault {
    DATABASE_STOPPED {
        @Override
        void begin(PostgresServer server) throws IOException {
            server.stop();
        }

        @Override
        void end(PostgresServer server) throws IOException {
            server.restart();
        }
    },
    /** It takes connections, and answers nothing (SIGSTOP). */
    DATABASE_FROZEN {
        @Override
        void begin(PostgresServer server) throws IOException, InterruptedException {
            server.freeze();
        }

        @Override
        void end(PostgresServer server) throws IOException, InterruptedException {
            server.thaw();
        }
    },
    DATABASE_READ_ONLY {
        @Override
        void begin(PostgresServer server) throws SQLException {
            run(server, "alter system set default_transaction_read_only = on");
        }

        @Override
        void end(PostgresServer server) throws SQLException {
            run(server, "alter system reset default_transaction_read_only");
        }
    };

    abstract void begin(PostgresServer server) throws Exception;

    abstract void end(PostgresServer server) throws Exception;

    private static void run(PostgresServer server, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), Store.POSTGRES, Store.POSTGRES);
                Statement change = connection.createStatement()) {
            change.execute(statement);
            change.execute("select pg_reload_conf()");
        }
    }

    /** @param readiness by which the server tells that it feels it */
    Disturbance disturbance(PostgresServer of, Readiness readiness) {
        return new Disturbance() {
            @Override
            public String name() {
                return DatabaseFault.this.name();
            }

            @Override
            public boolean isLong() {
                return true;
            }

            @Override
            public void begin() throws Exception {
                DatabaseFault.this.begin(of);
            }

            @Override
            public boolean isFelt() throws InterruptedException {
                return !readiness.isReady();
            }

            @Override
            public void end() throws Exception {
                DatabaseFault.this.end(of);
            }
        };
    }
}
