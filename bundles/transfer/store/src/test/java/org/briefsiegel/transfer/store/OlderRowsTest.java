package org.briefsiegel.transfer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferSearch.Order;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.briefsiegel.transfer.storeapi.TransferStore.Retired;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows as an older version has left them, and what is in columns that no store tells; on each database. */
@ParameterizedClass
@EnumSource
class OlderRowsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String PRACTICE = "p-1";

    @Parameter
    private TestDatabase database;

    private JpaBackend backend;
    private TransferStore store;
    private TransferIndex index;

    @BeforeEach
    void open() {
        backend = JpaBackend.over(database);
        store = backend.transfers();
        index = backend.index();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void aLinkThatWasRetiredBeforeItsEndWasNotedEndedWhenItsTransferWasMade() {
        TransferRecord transfer = insert(1);
        store.addLink(PRACTICE, transfer.id(), "link");
        store.retireLinks(PRACTICE, transfer.id(), NOW.plusSeconds(9));

        execute("update Link l set l.endsAt = null");

        assertThat(store.findByRetiredLink("link")).contains(new Retired(transfer, transfer.createdAt()));
    }

    @Test
    void whatAnOlderVersionHasStoredIsListedAtOnceAndFoundByWordsOnceItIsFilledIn() {
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> insert(i).id()).toList();
        execute("delete from Search s");
        assertThat(found(Order.ACCEPTED, "")).hasSize(5);
        assertThat(found(Order.RECIPIENT, "")).hasSize(5);
        assertThat(found(Order.ACCEPTED, "yilmaz")).isEmpty();

        int rounds = 0;
        Optional<String> before = Optional.empty();
        do {
            before = index.fill(before, 2);
            rounds++;
        } while (before.isPresent());

        assertThat(found(Order.ACCEPTED, "yilmaz")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(rounds).isGreaterThan(2);
        assertThat(index.fill(Optional.empty(), 2)).isEmpty();
    }

    @Test
    void theWordsOfWhoGotItAreForgottenToo() {
        TransferRecord transfer = insert(1);
        assertThat(words()).contains("yilmaz");
        backend.transactions().within(() -> {
            store.lock(PRACTICE, transfer.id());
            store.save(transfer.erased(NOW));
        });

        store.erasePersonalData(NOW.plusSeconds(1));

        assertThat(words()).isEmpty();
    }

    private void execute(String update) {
        backend.unit().entities().use(em -> em.createQuery(update).executeUpdate());
    }

    private String words() {
        return backend.unit()
                .entities()
                .use(em -> em.createQuery("select s.words from Search s", String.class)
                        .getSingleResult());
    }

    private List<String> found(Order order, String words) {
        Query query = new Query(Standing.ANY, Optional.empty(), Optional.empty(), words, order, true, 0, 100);
        return index.find(PRACTICE, query, NOW).transfers().stream()
                .map(found -> found.transfer().id())
                .toList();
    }

    private TransferRecord insert(int number) {
        TransferRecord transfer = new TransferRecord(
                "t-" + number,
                PRACTICE,
                "R-1",
                NOW.plusSeconds(number),
                "birth-date",
                "enrolment",
                "",
                new Recipient("Ayşe Yılmaz", "ayse@example.org", "", Locale.GERMAN, Recipient.PATIENT),
                "",
                Progress.accepted(Optional.of(NOW.plus(Duration.ofDays(14)))),
                List.of(new TransferRecord.Document(
                        1,
                        "invoice",
                        "Befund",
                        "a.pdf",
                        "application/pdf",
                        new SealedDocument("b-" + number, "key", 3, "abc"))));
        store.insert(transfer);
        return transfer;
    }
}
