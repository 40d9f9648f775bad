package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.briefsiegel.transfer.storeapi.Windows.Prepared;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.junit.jupiter.api.Test;

/** What is promised of prepared windows. */
public abstract class WindowsContract extends StoreContract {

    private static final Instant END = NOW.plus(Duration.ofMinutes(30));

    @Test
    void aWindowComesBackByItsTicketOverOrNot() {
        Prepared window = inserted();

        assertThat(windows.find(window.ticketHash())).contains(window);
        assertThat(windows.find(fresh("h"))).isEmpty();
    }

    @Test
    void aWindowIsBoundToOneKeyUnlessItIsOver() throws Exception {
        Prepared window = inserted();
        assertThat(windows.bind(window.ticketHash(), "key", END)).as("over").isFalse();
        assertThat(windows.bind(fresh("h"), "key", NOW)).isFalse();

        List<Boolean> bound = atOnce(10, () -> windows.bind(window.ticketHash(), fresh("k"), NOW));

        assertThat(bound).containsOnlyOnce(true);
        assertThat(stored(window).keyHash()).isPresent();
    }

    @Test
    void aWindowIsMadeToLastLongerAndNeverShorter() {
        Prepared window = inserted();

        windows.extend("p-2", window.id(), END.plusSeconds(9));
        windows.extend("p-1", window.id(), END.minusSeconds(1));
        assertThat(stored(window).endsAt()).isEqualTo(END);
        windows.extend("p-1", window.id(), END.plusSeconds(1));

        assertThat(stored(window).endsAt()).isEqualTo(END.plusSeconds(1));
    }

    @Test
    void whatWasTypedIsKeptUntilItIsSent() {
        Prepared window = inserted();
        windows.keep("p-2", window.id(), kept -> "another's");
        windows.keep("p-1", window.id(), kept -> kept + "first");
        windows.keep("p-1", window.id(), kept -> kept + " second");
        assertThat(stored(window).typed()).isEqualTo("first second");

        windows.sent("p-1", window.id(), "t-1", "");
        windows.keep("p-1", window.id(), kept -> "late");

        Prepared sent = stored(window);
        assertThat(sent.typed() + sent.draft()).isEmpty();
        assertThat(sent.documents()).isEmpty();
        assertThat(sent.transfer()).contains("t-1");
    }

    @Test
    void ofManyThatKeepAtTheSameTimeEachIsGivenWhatTheOthersHaveKept() {
        Prepared window = inserted();

        IntStream.range(0, 40).parallel().forEach(n -> windows.keep("p-1", window.id(), kept -> kept + "x"));

        assertThat(stored(window).typed()).isEqualTo("x".repeat(40));
    }

    @Test
    void contentsAreKnownWhileTheirWindowHoldsThem() {
        Prepared window = inserted();
        List<String> blobs =
                window.documents().stream().map(SealedDocument::blob).toList();
        assertThat(store.knownBlobs(blobs)).containsExactlyInAnyOrderElementsOf(blobs);
        assertThat(store.erasedBlobs(blobs)).isEmpty();

        windows.sent("p-1", window.id(), "t-1", "");

        assertThat(store.knownBlobs(blobs)).isEmpty();
    }

    @Test
    void windowsThatAreOverComeTheOldestFirstUntilTheyAreRemoved() {
        Prepared window = inserted();
        Prepared older = inserted();
        windows.extend("p-1", window.id(), END.plusSeconds(1));

        assertThat(windows.over(END, 1000))
                .extracting(Prepared::id)
                .contains(older.id())
                .doesNotContain(window.id());
        assertThat(windows.over(END.plusSeconds(1), 1000))
                .extracting(Prepared::id)
                .containsSubsequence(older.id(), window.id());
        windows.remove("p-2", older.id());
        assertThat(windows.find(older.ticketHash())).isPresent();
        windows.remove("p-1", older.id());
        assertThat(windows.find(older.ticketHash())).isEmpty();
    }

    private Prepared stored(Prepared window) {
        return windows.find(window.ticketHash()).orElseThrow();
    }

    private Prepared inserted() {
        Prepared window = new Prepared(
                fresh("w"),
                "p-1",
                fresh("h"),
                Optional.empty(),
                Locale.forLanguageTag("de-AT"),
                "sealed draft",
                "",
                List.of(
                        new SealedDocument(fresh("b"), "key", 10, "00"),
                        new SealedDocument(fresh("b"), "key", 11, "01")),
                NOW,
                END,
                Optional.empty());
        windows.insert(window);
        return window;
    }
}
