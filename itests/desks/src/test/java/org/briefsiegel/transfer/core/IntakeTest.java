package org.briefsiegel.transfer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.Letters;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeTest {

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        core = new CoreOf(house);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theAddressIsStoredAsItTravels() throws Exception {
        TransferRecord transfer =
                core.accepted(Letters.invoice("k-1", " maria@München.de ", "birth-date", Optional.empty()));

        assertThat(transfer.recipient().email()).isEqualTo("maria@xn--mnchen-3ya.de");
    }
}
