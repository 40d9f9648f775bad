package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.testkit.memory.MemoryStores;
import org.briefsiegel.testkit.memory.OnePractice;
import org.briefsiegel.testkit.memory.StandingClock;
import org.briefsiegel.testkit.memory.TestHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingCommandsTest {

    private final MemoryStores stores = new MemoryStores(new StandingClock());

    @Test
    void whatWasPaidIsBookedOnceAndShown() {
        assertThat(topUp("100.00", "A-1").run()).isEqualTo(Map.of("booked", true, "balance", "100.00 EUR"));
        assertThat(topUp("100,00", "A-1").run()).isEqualTo(Map.of("booked", false, "balance", "100.00 EUR"));
        assertThat(topUp("20", "A-2").run()).isEqualTo(Map.of("booked", true, "balance", "120.00 EUR"));

        assertThat(balance("", "").run())
                .isEqualTo(
                        List.of(Map.of("practice", TestHost.PRACTICE, "left", "120.00 EUR", "reserved", "0.00 EUR")));
    }

    @Test
    void anotherAmountOfTheSameReferenceIsRefused() {
        topUp("100.00", "A-1").run();

        assertThatThrownBy(topUp("99.00", "A-1")::run).hasMessage("--reference: another amount was booked with 'A-1'");
        assertThat(left()).isEqualTo(10_000);
    }

    @Test
    void noMoreIsGivenBackThanIsLeft() {
        topUp("20.00", "A-1").run();

        assertThatThrownBy(giveBack("20.01", "B-1")::run)
                .hasMessage("AMOUNT: only 20.00 EUR are left to be given back");
        assertThat(giveBack("5.00", "B-2").run()).isEqualTo(Map.of("booked", true, "balance", "15.00 EUR"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.00", "-5", "1.005", "1.000,00", "ten", "5 EUR", "1e9"})
    void whatIsNoAmountIsRefused(String amount) {
        assertThatThrownBy(topUp(amount, "A-1")::run)
                .hasMessage("AMOUNT: '" + amount + "' isn't an amount like 100.00");
        assertThat(left()).isZero();
    }

    @Test
    void whatIsMissingIsNamed() {
        BillingTopUpCommand unreasoned = topUp("5.00", "A-1");
        unreasoned.reason = "";

        assertThatThrownBy(topUp("5.00", "")::run).hasMessageStartingWith("--reference: 1 to 40 ");
        assertThatThrownBy(topUp("5.00", "A 1")::run).hasMessageStartingWith("--reference: 1 to 40 ");
        assertThatThrownBy(unreasoned::run).hasMessageStartingWith("--reason: 1 to 200 ");
        assertThat(left()).isZero();
    }

    @Test
    void aPracticeThatThereIsNotIsNamed() {
        BillingTopUpCommand command = topUp("5.00", "A-1");
        command.practice = "p-2";

        assertThatThrownBy(command::run).hasMessageStartingWith("PRACTICE: there is no practice 'p-2'");
        assertThatThrownBy(balance("p-2", "")::run).hasMessageStartingWith("PRACTICE: there is no practice 'p-2'");
    }

    @ParameterizedTest
    @CsvSource({"'',5.01,1", "'',5.00,0", "p-1,'',1"})
    void balancesAreListedByPracticeAndLimit(String practice, String below, int count) {
        topUp("5.00", "A-1").run();

        assertThat((List<?>) balance(practice, below).run()).hasSize(count);
    }

    @Test
    void theStatementShowsWhatWasPaid() {
        topUp("5.00", "A-1").run();
        BillingStatementCommand command = new BillingStatementCommand();
        command.practices = practices();
        command.books = stores.books(() -> "EUR");
        command.practice = TestHost.PRACTICE;
        command.month = "2026-11";

        assertThat(JsonText.of(command.run())).contains("\"reference\":\"A-1\",\"amount\":\"5.00 EUR\"");
    }

    private long left() {
        return stores.ledger().balance(TestHost.PRACTICE, "EUR").minorUnits();
    }

    private BillingTopUpCommand giveBack(String amount, String reference) {
        BillingTopUpCommand command = topUp(amount, reference);
        command.giveBack = true;
        return command;
    }

    private BillingTopUpCommand topUp(String amount, String reference) {
        BillingTopUpCommand command = new BillingTopUpCommand();
        command.practices = practices();
        command.ledger = stores.ledger();
        command.currency = () -> "EUR";
        command.practice = TestHost.PRACTICE;
        command.amount = amount;
        command.reference = reference;
        command.reason = "bank transfer";
        return command;
    }

    private BillingBalanceCommand balance(String practice, String below) {
        BillingBalanceCommand command = new BillingBalanceCommand();
        command.practices = practices();
        command.books = stores.books(() -> "EUR");
        command.practice = practice;
        command.below = below;
        return command;
    }

    private static OnePractice practices() {
        return new OnePractice(false, Optional.empty(), Map.of());
    }
}
