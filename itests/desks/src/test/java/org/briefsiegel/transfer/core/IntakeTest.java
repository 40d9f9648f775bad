package org.briefsiegel.transfer.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.itests.desks.Letters;
import org.briefsiegel.platform.persistence.Transactions;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferDesk.Acceptance;
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

    @Test
    void theSameRequestHasTheSameAnswerEvenWhenItsFactorHasGone() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        Acceptance first = CoreOf.done(core.desk().accept(invoice, Letters.files("content")));
        house.plugins().factors().clear();

        Acceptance second = CoreOf.done(core.desk().accept(invoice, Letters.files("content")));

        assertThat(second.replayed()).isTrue();
        assertThat(second.transfer().id()).isEqualTo(first.transfer().id());
        assertThat(house.contents()).isOne();
    }

    @Test
    void anotherFileUnderTheSameKeyIsAMismatch() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        CoreOf.done(core.desk().accept(invoice, Letters.files("content")));

        assertThat(core.desk().accept(invoice, Letters.files("other")).<Problem>fold(done -> null, Refusal::problem))
                .isEqualTo(Problem.IDEMPOTENCY_MISMATCH);
    }

    /** The database has committed, and the line breaks before it can say so. */
    @Test
    void aCommitWhoseAnswerIsLostKeepsTheDocument() throws Exception {
        Submission invoice = Letters.invoice("birth-date", Optional.empty());
        Transactions breaking = new Transactions() {
            @Override
            public <T> T within(Supplier<T> work) {
                house.transactions().within(work);
                throw new IllegalStateException("the connection is lost");
            }
        };
        assertThatThrownBy(() -> core.desk(breaking).accept(invoice, Letters.files("content")))
                .hasMessage("the connection is lost");

        Acceptance again = CoreOf.done(core.desk().accept(invoice, Letters.files("content")));

        assertThat(again.replayed()).isTrue();
        assertThat(house.contents()).isOne();
    }
}
