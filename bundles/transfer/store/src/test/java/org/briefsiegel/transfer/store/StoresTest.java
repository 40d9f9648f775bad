package org.briefsiegel.transfer.store;

import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.storecontract.StoreBackend;
import org.briefsiegel.testkit.storecontract.StoreContracts;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The stores keep what they promise, on each database. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoresTest extends StoreContracts {

    @Parameter
    private TestDatabase database;

    private JpaBackend backend;

    @BeforeParameterizedClassInvocation
    void open() {
        backend = JpaBackend.over(database);
    }

    @AfterParameterizedClassInvocation
    void close() {
        backend.close();
    }

    @Override
    protected StoreBackend backend() {
        return backend;
    }
}
