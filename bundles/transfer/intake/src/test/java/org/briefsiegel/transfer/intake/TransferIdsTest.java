package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class TransferIdsTest {

    private static final long YEAR_10000 = 253_402_300_800_000L;

    @Property
    void idsSortByTime(@ForAll @LongRange(min = 0, max = YEAR_10000) long millis) {
        String id = TransferIds.at(Instant.ofEpochMilli(millis));
        String later = TransferIds.at(Instant.ofEpochMilli(millis + 1));

        assertThat(id).matches("[0-9a-v]{26}").isLessThan(later);
    }
}
