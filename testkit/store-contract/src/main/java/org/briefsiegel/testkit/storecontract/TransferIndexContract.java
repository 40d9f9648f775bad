package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferSearch.Need;
import org.briefsiegel.transfer.api.TransferSearch.Order;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.Progress;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How stored transfers are found. */
public abstract class TransferIndexContract extends StoreContract {

    private static final Duration DAY = Duration.ofDays(1);

    private TransferIndex index;

    /** Each test has a practice of its own. */
    private String practice;

    @BeforeEach
    void freshPractice() {
        index = backend().index();
        practice = "p-" + UUID.randomUUID().toString().substring(0, 30);
    }

    @Test
    void pagesAreCountedAndTheNewestComesFirst() {
        List<String> ids = IntStream.range(0, 7)
                .mapToObj(i -> insert("Maria", NOW.plusSeconds(i)))
                .toList();

        assertThat(found(query().offset(0).limit(3))).containsExactly(ids.get(6), ids.get(5), ids.get(4));
        assertThat(found(query().offset(6).limit(3))).containsExactly(ids.get(0));
        assertThat(found(query().offset(7).limit(3))).isEmpty();
        assertThat(page(query()).total(Standing.ANY)).isEqualTo(7);
    }

    @Test
    void noPracticeFindsAnothers() {
        insert("Maria", NOW);
        String other = practice;
        freshPractice();

        assertThat(found(query())).isEmpty();
        assertThat(found(query().words("maria"))).isEmpty();
        assertThat(page(query()).states()).isEmpty();
        practice = other;
        assertThat(found(query().words("maria"))).hasSize(1);
    }

    @Test
    void eachWordIsFoundHoweverItIsWritten() {
        String yilmaz = insert("Ayşe Yılmaz", "ayse_y@example.org", "R-2026/117", "Honorarnote März", NOW);
        insert("Anna Berger", "aysexy@example.org", "R-2026/118", "Befund", NOW);

        for (String words :
                List.of("Yilmaz", "YILMAZ", "yılmaz ayse", "26/117", "117", "ayse_y@", "honorarnote marz")) {
            assertThat(found(query().words(words))).as(words).containsExactly(yilmaz);
        }
        assertThat(found(query().words("%"))).isEmpty();
        assertThat(found(query().words("yilmaz berger"))).isEmpty();
        assertThat(found(query().words("R-2026"))).hasSize(2);
    }

    @Test
    void statesAreCountedWithinTheSameDaysAndWords() {
        insert("Anna", NOW.minus(DAY.multipliedBy(2)));
        String today = insert("Anna", NOW);
        String read = insert("Anna", NOW);
        insert("Berta", NOW);
        move(read, TransferState.OPENED);

        Search search = query().words("anna").from(NOW.minus(DAY)).before(NOW.plusSeconds(1));
        TransferIndex.Page page = page(search);

        assertThat(page.states())
                .containsOnly(Map.entry(TransferState.QUEUED, 1L), Map.entry(TransferState.OPENED, 1L));
        assertThat(found(search.standing(new Standing.In(TransferState.QUEUED))))
                .containsExactly(today);
        assertThat(page.total(new Standing.In(TransferState.QUEUED))).isEqualTo(1);
        assertThat(found(query().before(NOW))).hasSize(1);
    }

    @Test
    void transfersAreSortedByNameAndByEnd() {
        String zoe = insert("Zoë", NOW);
        String oezlem = insert("Özlem", NOW.plusSeconds(1));
        String anna = insert("anna", NOW.plusSeconds(2));
        end(anna, NOW.plus(DAY));
        end(zoe, NOW.plus(DAY.multipliedBy(2)));
        end(oezlem, NOW.plus(DAY.multipliedBy(3)));

        assertThat(found(query().order(Order.RECIPIENT))).containsExactly(anna, oezlem, zoe);
        assertThat(found(query().order(Order.RECIPIENT).descending())).containsExactly(zoe, oezlem, anna);
        assertThat(found(query().order(Order.EXPIRY))).containsExactly(anna, zoe, oezlem);
        assertThat(found(query().order(Order.ACCEPTED).descending())).containsExactly(anna, oezlem, zoe);
    }

    @Test
    void whatNeedsSomebodyComesByHowMuchItDoes() {
        String fine = insert("Anna", NOW);
        String ending = insert("Anna", "", "R-1", "Befund", NOW); // whose link is on paper
        String locked = insert("Anna", NOW);
        String failed = insert("Anna", NOW);
        String reported = insert("Anna", NOW);
        String opened = insert("Anna", NOW);
        end(ending, NOW.plus(DAY.multipliedBy(3)));
        end(opened, NOW.plus(DAY.multipliedBy(3)));
        move(opened, TransferState.OPENED);
        move(locked, TransferState.LOCKED);
        move(failed, TransferState.UNDELIVERABLE);
        move(reported, TransferState.LOCKED);
        report(reported);

        TransferIndex.Page page = page(query().standing(Standing.NEEDY));

        assertThat(page.needy()).isEqualTo(4);
        assertThat(page.transfers())
                .extracting(found -> found.transfer().id())
                .containsExactly(reported, locked, failed, ending);
        assertThat(page.transfers())
                .extracting(found -> found.need().orElseThrow())
                .containsExactly(Need.REPORTED, Need.LOCKED, Need.UNDELIVERABLE, Need.ENDING);
        assertThat(page.transfers()).extracting(found -> found.transfer().id()).doesNotContain(fine);
        assertThat(found(query().standing(Standing.NEEDY).offset(1).limit(2))).containsExactly(locked, failed);
    }

    @Test
    void anExpiredOneThatWasReportedNeedsSomebodyAsLongAsItIsKnownWhoGotIt() {
        String reported = insert("Anna", NOW);
        report(reported);
        move(reported, TransferState.EXPIRED);
        assertThat(found(query().standing(Standing.NEEDY))).containsExactly(reported);

        change(reported, stored -> stored.erased(NOW));
        store.erasePersonalData(NOW.plusSeconds(1));

        assertThat(found(query().standing(Standing.NEEDY))).isEmpty();
    }

    @Test
    void whoHasAskedForANewLinkSinceTheirsEndedNeedsSomebody() {
        String asked = expired();
        String askedBefore = expired();
        String reported = expired();
        String destroyed = expired();
        String renewed = expired();
        String quiet = expired();
        for (String id : List.of(asked, reported, destroyed, renewed)) {
            note(id, TransferEvent.Kind.RENEWAL_REQUESTED, NOW);
        }
        note(askedBefore, TransferEvent.Kind.RENEWAL_REQUESTED, NOW.minusMillis(1));
        note(quiet, TransferEvent.Kind.EXPIRED, NOW);
        report(reported);
        change(destroyed, stored -> stored.erased(NOW));
        move(renewed, TransferState.QUEUED);
        end(renewed, NOW.plus(DAY.multipliedBy(14)));
        String doubtful = insert("Anna", NOW);
        move(doubtful, TransferState.DOUBTFUL);
        String ending = insert("Anna", NOW);
        end(ending, NOW.plus(DAY));

        TransferIndex.Page page = page(query().standing(Standing.NEEDY));

        assertThat(page.needy()).isEqualTo(4);
        assertThat(page.transfers())
                .extracting(found -> found.transfer().id())
                .containsExactly(reported, doubtful, asked, ending);
        assertThat(page.transfers())
                .extracting(found -> found.need().orElseThrow())
                .containsExactly(Need.REPORTED, Need.DOUBTFUL, Need.RENEWAL, Need.ENDING);
    }

    private String expired() {
        String id = insert("Anna", NOW);
        end(id, NOW);
        move(id, TransferState.EXPIRED);
        return id;
    }

    private void note(String id, TransferEvent.Kind kind, Instant time) {
        transactions.within(() -> store.addEvent(practice, id, new TransferEvent(time, kind, "")));
    }

    @Test
    void whoGotItIsForgottenHereTooAndTheReferenceStays() {
        String id = insert("Ayşe Yılmaz", "ayse@example.org", "R-117", "Honorarnote", NOW);
        change(id, stored -> stored.erased(NOW));
        store.erasePersonalData(NOW.plusSeconds(1));

        assertThat(found(query().words("yilmaz"))).isEmpty();
        assertThat(found(query().words("honorarnote"))).isEmpty();
        assertThat(found(query().words("r-117"))).containsExactly(id);
    }

    @Test
    void whatWasDownloadedIsKnownWhateverBecomesOfIt() {
        String id = insert("Anna", NOW);
        assertThat(downloaded(id)).isEmpty();

        download(id, NOW);
        download(id, NOW.plusSeconds(5));
        move(id, TransferState.EXPIRED);

        assertThat(downloaded(id)).contains(NOW);
    }

    private Optional<Instant> downloaded(String id) {
        return store.find(practice, id).orElseThrow().documents().get(0).downloadedAt();
    }

    private void change(String id, UnaryOperator<TransferRecord> change) {
        transactions.within(() -> {
            TransferRecord stored = store.lock(practice, id).orElseThrow();
            store.save(change.apply(stored));
        });
    }

    private void move(String id, TransferState state) {
        change(id, stored -> stored.with(stored.progress().in(state)));
    }

    private void report(String id) {
        change(id, stored -> stored.with(stored.progress().reported(Optional.of(NOW))));
    }

    private void end(String id, Instant end) {
        change(id, stored -> stored.with(stored.progress().expiring(end)));
    }

    private void download(String id, Instant time) {
        change(id, stored -> stored.withDocuments(document -> document.downloaded(time)));
    }

    private String insert(String name, Instant time) {
        return insert(name, "someone@example.org", "R-1", "Befund", time);
    }

    private String insert(String name, String email, String reference, String title, Instant time) {
        String id = Long.toString(time.toEpochMilli(), 32)
                + UUID.randomUUID().toString().substring(0, 12);
        store.insert(new TransferRecord(
                id,
                practice,
                reference,
                time,
                "birth-date",
                "enrolment",
                "",
                new Recipient(name, email, "", Locale.GERMAN, Recipient.PATIENT),
                "",
                Progress.accepted(Optional.of(NOW.plus(DAY.multipliedBy(14)))),
                List.of(new TransferRecord.Document(
                        1,
                        "invoice",
                        title,
                        "a.pdf",
                        "application/pdf",
                        new SealedDocument(UUID.randomUUID().toString(), "key", 3, "abc")))));
        return id;
    }

    private TransferIndex.Page page(Search search) {
        return index.find(practice, search.query(), NOW);
    }

    private List<String> found(Search search) {
        return page(search).transfers().stream()
                .map(found -> found.transfer().id())
                .toList();
    }

    private static Search query() {
        return new Search(
                new Query(Standing.ANY, Optional.empty(), Optional.empty(), "", Order.ACCEPTED, true, 0, 100));
    }

    /** A query, changed part by part. */
    private record Search(Query query) {

        Search standing(Standing standing) {
            return of(standing, query.from(), query.before(), query.words());
        }

        Search from(Instant from) {
            return of(query.standing(), Optional.of(from), query.before(), query.words());
        }

        Search before(Instant before) {
            return of(query.standing(), query.from(), Optional.of(before), query.words());
        }

        Search words(String words) {
            return of(query.standing(), query.from(), query.before(), words);
        }

        private Search of(Standing standing, Optional<Instant> from, Optional<Instant> before, String words) {
            return new Search(new Query(
                    standing, from, before, words, query.order(), query.descending(), query.offset(), query.limit()));
        }

        /** Sorted upwards. */
        Search order(Order order) {
            return sorted(order, false);
        }

        Search descending() {
            return sorted(query.order(), true);
        }

        private Search sorted(Order order, boolean descending) {
            return new Search(new Query(
                    query.standing(), query.from(), query.before(), query.words(), order, descending, 0, 100));
        }

        Search offset(int offset) {
            return part(offset, query.limit());
        }

        Search limit(int limit) {
            return part(query.offset(), limit);
        }

        private Search part(int offset, int limit) {
            return new Search(new Query(
                    query.standing(),
                    query.from(),
                    query.before(),
                    query.words(),
                    query.order(),
                    query.descending(),
                    offset,
                    limit));
        }
    }
}
