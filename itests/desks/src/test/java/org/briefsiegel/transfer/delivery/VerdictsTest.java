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
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.DeliveryDesk.Parcel;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsTest {

    private static final int MANY = 30;

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;
    private DeliveryOf delivery;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
        delivery = new DeliveryOf(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void whenTheLastTwoMessagesAreSettledAtOnceOneOfThemSeesThatNoneWaits() throws Exception {
        OutboxDesk desk = delivery.desk();
        for (int i = 0; i < MANY; i++) {
            TransferRecord transfer = core.accepted("sms-code");
            List<Parcel> parcels = desk.claim(2);

            atOnce(parcels.stream()
                    .map(parcel -> (Runnable) () -> desk.settle(parcel, DeliveryOf.sent()))
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
