package org.briefsiegel.transfer.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferSearch.Order;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How long a page of the overview takes where a practice has 100,000 transfers, and another as many again. No test: run it with
 * {@code mvn -f bundles/transfer/store/pom.xml test -Dtest=TransferIndexBench}; {@code -Dtransfers=…} for another number.
 */
class TransferIndexBench {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int TRANSFERS = Integer.getInteger("transfers", 100_000);
    private static final int AT_ONCE = 1000;
    private static final int ROUNDS = 9;
    private static final List<String> NAMES =
            List.of("Ayşe Yılmaz", "Maria Muster", "Jürgen Groß", "Юлія Коваль", "Đorđe Petrović", "Zoë Ångström");

    @ParameterizedTest
    @EnumSource
    void pages(TestDatabase database) {
        try (PersistenceUnit unit = PersistenceUnit.open(database.empty(), 4, List.of(new TransferTables()))) {
            long start = System.nanoTime();
            fill(unit, "p-1");
            fill(unit, "p-2");
            System.out.printf(
                    Locale.ROOT,
                    "%s: 2 x %d transfers in %d s%n",
                    database,
                    TRANSFERS,
                    seconds(System.nanoTime() - start));
            JpaTransferIndex index = new JpaTransferIndex(unit.entities());
            measure(index, "first page", query(Standing.ANY, "", Order.ACCEPTED, 0));
            measure(index, "last page", query(Standing.ANY, "", Order.ACCEPTED, TRANSFERS - 25));
            measure(index, "one state", query(new Standing.In(TransferState.OPENED), "", Order.ACCEPTED, 0));
            measure(index, "what needs somebody", query(Standing.NEEDY, "", Order.ACCEPTED, 0));
            measure(index, "a frequent word", query(Standing.ANY, "yilmaz", Order.ACCEPTED, 0));
            measure(index, "the end of a reference", query(Standing.ANY, "-" + (TRANSFERS - 7), Order.ACCEPTED, 0));
            measure(index, "by name", query(Standing.ANY, "", Order.RECIPIENT, 0));
            measure(index, "by end", query(Standing.ANY, "", Order.EXPIRY, 0));
            measure(
                    index,
                    "one day",
                    new Query(
                            Standing.ANY,
                            Optional.of(NOW.minus(Duration.ofDays(40))),
                            Optional.of(NOW.minus(Duration.ofDays(39))),
                            "",
                            Order.ACCEPTED,
                            true,
                            0,
                            25));
        }
    }

    private static Query query(Standing standing, String words, Order order, int offset) {
        return new Query(
                standing, Optional.empty(), Optional.empty(), words, order, order == Order.ACCEPTED, offset, 25);
    }

    private static void measure(JpaTransferIndex index, String what, Query query) {
        long[] times = new long[ROUNDS];
        int found = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            found = index.find("p-1", query, NOW).transfers().size();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "  %-24s median %4d ms, slowest %4d ms, %d rows%n",
                what,
                millis(times[ROUNDS / 2]),
                millis(times[ROUNDS - 1]),
                found);
    }

    private static void fill(PersistenceUnit unit, String practice) {
        for (int from = 0; from < TRANSFERS; from += AT_ONCE) {
            int first = from;
            unit.transactions()
                    .within(() -> unit.entities().use(em -> {
                        for (int i = first; i < Math.min(TRANSFERS, first + AT_ONCE); i++) {
                            TransferRecord transfer = transfer(practice, i);
                            em.persist(new TransferRow(transfer));
                            em.persist(new SearchRow(transfer));
                        }
                        return first;
                    }));
        }
    }

    /** One in a thousand needs somebody; most are over. */
    private static TransferRecord transfer(String practice, int i) {
        Instant time = NOW.minus(Duration.ofMinutes(10L * (TRANSFERS - i)));
        boolean old = time.isBefore(NOW.minus(Duration.ofDays(14)));
        TransferState state = i % 1000 == 0
                ? TransferState.UNDELIVERABLE
                : old ? TransferState.EXPIRED : TransferState.values()[1 + i % 3];
        String name = NAMES.get(i % NAMES.size());
        return new TransferRecord(
                Long.toString(time.toEpochMilli(), 32)
                        + UUID.randomUUID().toString().substring(0, 12),
                practice,
                "R-2026-" + i,
                time,
                "birth-date",
                "e".repeat(400),
                "",
                new Recipient(name, "patient." + i + "@example.org", "", Locale.GERMAN, Recipient.PATIENT),
                "Anbei Ihre Honorarnote.",
                Progress.accepted(Optional.of(time.plus(Duration.ofDays(14)))).in(state),
                List.of(new TransferRecord.Document(
                        1,
                        "invoice",
                        "Honorarnote " + i,
                        "Honorarnote.pdf",
                        "application/pdf",
                        new SealedDocument(UUID.randomUUID().toString(), "k".repeat(300), 76_779, "a".repeat(64)))));
    }

    private static long millis(long nanos) {
        return Duration.ofNanos(nanos).toMillis();
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds();
    }
}
