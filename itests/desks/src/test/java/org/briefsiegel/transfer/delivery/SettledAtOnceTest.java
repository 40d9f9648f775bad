package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Outcomes that arrive at the same time, on each database: memory has one transaction after the other. */
@ParameterizedClass
@EnumSource
class SettledAtOnceTest {

    private static final int MANY = 30;

    @Parameter
    private TestDatabase database;

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;
    private DeliveryOf delivery;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder, database);
        core = new CoreOf(house);
        delivery = new DeliveryOf(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whenTheLastTwoMessagesAreSettledAtOnceOneOfThemSeesThatNoneWaits() throws Exception {
        OutboxDelivery service = delivery.service();
        for (int i = 0; i < MANY; i++) {
            TransferRecord transfer = core.accepted("birth-date");
            delivery.furtherNotice(transfer);
            List<Parcel> parcels =
                    List.of(service.claim().orElseThrow(), service.claim().orElseThrow());

            atOnce(parcels.stream()
                    .map(parcel -> (Runnable) () -> service.settle(parcel, DeliveryOf.sent()))
                    .toList());

            assertThat(delivery.state(transfer)).isEqualTo(TransferState.NOTIFIED);
        }
    }

    private static void atOnce(List<Runnable> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Callable<Object>> calls = new ArrayList<>();
            works.forEach(work -> calls.add(() -> {
                start.await();
                work.run();
                return true;
            }));
            for (Future<Object> done : threads.invokeAll(calls)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
