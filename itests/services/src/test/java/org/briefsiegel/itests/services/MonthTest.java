package org.briefsiegel.itests.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.billing.api.Charge;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.billing.tariff.TestTariff;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.memory.MemoryStores;
import org.briefsiegel.testkit.memory.MemoryVault;
import org.briefsiegel.testkit.memory.StandingClock;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.delivery.DeliveryService;
import org.briefsiegel.transfer.delivery.DeliveryService.Parcel;
import org.briefsiegel.transfer.delivery.TestDelivery;
import org.briefsiegel.transfer.practiceservice.TestPractice;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A month of transfers that go every way they can: taken, refused, lost on the way, sent again, revoked before and after,
 * asked for twice. The text-message centre keeps a log of its own.
 *
 * <p>Ten thousand of them show that no way loses a charge or adds one; transfers are in memory then, and charges in a real ledger too.
 * Some hundreds show on each database that nothing of that is memory's merit.
 */
class MonthTest {

    private static final int MANY = 2_500;
    private static final int SOME = 400;
    private static final int AT_ONCE = 200;
    private static final Map<String, Long> CENTS = Map.of("+436641234567", 10L, "+491711234567", 13L);

    @TempDir
    private Path folder;

    private final Random random = new Random(20261124);
    /** When each transfer was accepted, and so its first text message was written: the ones that follow are free. */
    private final Map<String, Instant> acceptedAt = new HashMap<>();

    /** Transfers whose first text message the centre has taken. */
    private final Set<String> taken = new HashSet<>();

    private PersistenceUnit unit;
    private TestHost host;
    private TestPractice practice;
    private DeliveryService delivery;

    @AfterEach
    void close() {
        unit.close();
    }

    @Test
    void theStatementIsTheLogOfTheTextMessageCentre() throws Exception {
        StandingClock clock = new StandingClock();
        unit = DatabaseStores.open(TestDatabase.H2);
        TestHost memory = new TestHost(
                clock,
                new BookedInBoth(new MemoryStores(clock), new DatabaseStores(unit, clock)),
                new MemoryVault(clock));
        RealPlugins.install(memory);
        open(memory);

        theStatementIsTheLogOf(MANY);
    }

    @ParameterizedTest
    @EnumSource
    void soItIsOnEachDatabase(TestDatabase database) throws Exception {
        unit = DatabaseStores.open(database);
        open(ServiceHost.on(unit, folder));

        theStatementIsTheLogOf(SOME);
    }

    private void open(TestHost some) {
        host = some;
        practice = new TestPractice(host);
        delivery = new TestDelivery(host).service();
        host.plugins().pricingRules().put("tariff", TestTariff.prices(host.clock(), "+43=10", "+49=13"));
    }

    private void theStatementIsTheLogOf(int count) throws Exception {
        List<TransferRecord> transfers = new ArrayList<>();
        List<String> phones = List.copyOf(CENTS.keySet());
        while (transfers.size() < count) {
            List<TransferRecord> some = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String phone = phones.get(random.nextInt(phones.size()));
                TransferRecord transfer = practice.intake().accepted("sms-code", phone, random.nextInt(20) == 0);
                some.add(transfer);
                acceptedAt.put(transfer.id(), transfer.createdAt());
                if (random.nextInt(25) == 0) {
                    practice.revoke(transfer);
                }
            }
            deliver();
            for (TransferRecord transfer : some) {
                if (random.nextInt(10) == 0) {
                    practice.service().resend(transfer.practice(), transfer.id(), Locale.GERMAN);
                }
                if (random.nextInt(25) == 0) {
                    practice.revoke(transfer);
                }
            }
            deliver();
            transfers.addAll(some);
            host.clock().move(Duration.ofHours(12));
        }

        assertThat(practice.intake().books().discrepancies()).isEmpty();
        for (TransferRecord transfer : transfers) {
            List<Charge> charges = host.stores().ledger().charges(transfer.practice(), transfer.id());
            assertThat(charges).extracting(Charge::kind).doesNotHaveDuplicates();
        }
        List<Statement> statements = statements(transfers);
        Map<String, Long> charged = statements.stream()
                .flatMap(statement -> statement.lines().stream())
                .collect(Collectors.toMap(
                        Statement.Line::transfer, line -> line.net().minorUnits()));
        Map<String, Long> logged = transfers.stream()
                .filter(transfer -> taken.contains(transfer.id()))
                .collect(Collectors.toMap(
                        TransferRecord::id,
                        transfer -> CENTS.get(transfer.recipient().phone())));
        for (TransferRecord transfer : transfers) {
            assertThat(charged.get(transfer.id()))
                    .as(() -> host.stores()
                            .transfers()
                            .events(transfer.practice(), transfer.id())
                            .toString())
                    .isEqualTo(logged.get(transfer.id()));
        }
        assertThat(charged.size()).isBetween(count / 2, count - 1);
        assertThat(statements.stream()
                        .mapToLong(statement -> statement.net().minorUnits())
                        .sum())
                .isEqualTo(logged.values().stream().mapToLong(cents -> cents).sum());
    }

    /** Of every month in which something was sent, and the one after. */
    private List<Statement> statements(List<TransferRecord> transfers) {
        YearMonth first = YearMonth.from(transfers.get(0).createdAt().atOffset(ZoneOffset.UTC));
        YearMonth last = YearMonth.from(Instant.now(host.clock()).atOffset(ZoneOffset.UTC));
        return Stream.iterate(first, month -> !month.isAfter(last.plusMonths(1)), month -> month.plusMonths(1))
                .map(month -> practice.intake().books().statement(TestHost.PRACTICE, month, Locale.GERMAN))
                .toList();
    }

    /** Until nothing waits any more; each text message meets its fate. */
    private void deliver() {
        while (host.stores().outbox().depth() > 0) {
            for (Optional<Parcel> parcel = delivery.claim(); parcel.isPresent(); parcel = delivery.claim()) {
                delivery.settle(parcel.get(), fate(parcel.get()));
            }
            delivery.giveUpOverdue();
            host.clock().move(Duration.ofSeconds(30));
        }
    }

    /** What becomes of a message. */
    private Outcome fate(Parcel parcel) {
        String transfer = parcel.item().transfer();
        if (!parcel.item().channel().equals("sms")) {
            return random.nextInt(50) == 0 ? Outcome.permanent("recipient refused: 550") : TestDelivery.sent();
        }
        return switch (random.nextInt(12)) {
            case 0 -> Outcome.permanent("no such number");
            case 1, 2 -> Outcome.retry("throttled");
            case 3 -> Outcome.unknown("no answer");
            default -> {
                if (acceptedAt.get(transfer).equals(parcel.item().createdAt())) {
                    taken.add(transfer);
                }
                yield TestDelivery.sent();
            }
        };
    }
}
