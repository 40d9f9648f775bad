package org.briefsiegel.transfer.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.damage.DamageCheck;
import org.briefsiegel.transfer.damage.DamagedDocuments;
import org.briefsiegel.transfer.storeapi.Sessions.Session;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.vaultapi.Vault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private TestHost host;
    private TransferRecord transfer;
    private DamagedDocuments damaged;
    private Downloads downloads;
    private final List<String> told = new ArrayList<>();
    private boolean there = true;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        transfer = new AcceptedTransfers(host).of("birth-date");
        damaged = new DamagedDocuments(
                host.transfers(),
                host.stores().transfers(),
                (practice, id, event) -> told.add(event.kind() + " " + event.detail()),
                host.vault());
        downloads = downloads(host.vault());
    }

    private Downloads downloads(Vault vault) {
        return new Downloads(
                host.transfers(), host.stores().transfers(), host.stores().sessions(), vault, damaged, it -> there);
    }

    @Test
    void whoFetchesAllButOneByteIsOnRecord() throws IOException {
        Download download = download();
        download.content().writeTo(new ByteArrayOutputStream(), 0, download.size() - 1);

        assertThat(kinds()).containsOnlyOnce(Kind.DOCUMENT_STARTED).doesNotContain(Kind.DOCUMENT_DOWNLOADED);
        assertThat(state()).isNotEqualTo(TransferState.DOWNLOADED);
    }

    @Test
    void theLastByteAloneIsNoDownload() throws IOException {
        Download download = download();
        download.content().writeTo(new ByteArrayOutputStream(), download.size() - 1, 1);

        assertThat(kinds()).contains(Kind.DOCUMENT_STARTED).doesNotContain(Kind.DOCUMENT_DOWNLOADED);
    }

    @Test
    void partsInAnyOrderMakeOneDownload() throws IOException {
        String session = session();
        Download download = download(session);
        download.content().writeTo(new ByteArrayOutputStream(), 5, download.size() - 5);
        download(session).content().writeTo(new ByteArrayOutputStream(), 0, 6);
        download(session).content().writeTo(new ByteArrayOutputStream(), 0, download.size());

        assertThat(kinds()).containsOnlyOnce(Kind.DOCUMENT_STARTED, Kind.DOCUMENT_DOWNLOADED);
        assertThat(state()).isEqualTo(TransferState.DOWNLOADED);
    }

    @Test
    void nothingLeavesWhenTheSessionHasJustEnded() {
        String session = session();
        Download download = download(session);
        host.stores().sessions().closeAll(transfer.practice(), transfer.id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> download.content().writeTo(out, 0, download.size()))
                .isInstanceOf(IOException.class);
        assertThat(out.size()).isZero();
        assertThat(kinds()).doesNotContain(Kind.DOCUMENT_STARTED);
    }

    @Test
    void aContentThatWasDestroyedWithItsTransferHasEndedAndIsNotDamaged() {
        Download download = download();
        host.vault().destroy(transfer.documents().get(0).sealed().blob());

        assertThatThrownBy(() -> download.content().writeTo(new ByteArrayOutputStream(), 0, 1))
                .isInstanceOf(Download.DamagedException.class);

        there = false;
        assertThatThrownBy(() -> download.content().writeTo(new ByteArrayOutputStream(), 0, 1))
                .isInstanceOf(Download.EndedException.class);
    }

    @Test
    void ofADamagedDocumentThePracticeIsToldOnceAndTheServersHealthSaysHowManyThereAre() {
        host.vault().destroy(transfer.documents().get(0).sealed().blob());

        for (int i = 0; i < 3; i++) {
            Download download = download();
            assertThatThrownBy(() -> download.content().writeTo(new ByteArrayOutputStream(), 0, 1))
                    .isInstanceOf(Download.DamagedException.class);
        }

        assertThat(kinds()).containsOnlyOnce(Kind.CONTENT_DAMAGED);
        assertThat(told).containsExactly("CONTENT_DAMAGED 1");
        assertThat(damaged.count()).isOne();
        assertThat(new DamageCheck(damaged).degraded()).containsExactly("documents: 1 damaged or missing in the vault");
        assertThat(new DamageCheck(damaged).fault()).isEmpty();
    }

    @Test
    void whatIsRestoredCountsNoLongerOnceItWasReadAndDamagedAnewIsNews() throws IOException {
        AtomicBoolean sound = new AtomicBoolean();
        downloads = downloads(new UnsoundVault(host.vault(), sound));
        Download download = download();
        assertThatThrownBy(() -> whole(download)).isInstanceOf(Download.DamagedException.class);

        sound.set(true);
        whole(download);
        assertThat(damaged.count()).isZero();

        sound.set(false);
        assertThatThrownBy(() -> whole(download)).isInstanceOf(Download.DamagedException.class);
        assertThat(told).hasSize(2);
    }

    @Test
    void aRestoredDocumentThatNobodyFetchesCountsNoLongerAfterTheNextInspection() {
        downloads = downloads(new UnsoundVault(host.vault(), new AtomicBoolean()));
        Download download = download();
        assertThatThrownBy(() -> whole(download)).isInstanceOf(Download.DamagedException.class);

        damaged.inspectAgain(); // of the vault itself, which is sound

        assertThat(damaged.count()).isZero();
    }

    private static void whole(Download download) throws IOException {
        download.content().writeTo(new ByteArrayOutputStream(), 0, download.size());
    }

    @Test
    void aDiskThatCannotBeReadIsAwayAndDamagesNothing() {
        downloads = downloads(new UnsoundVault(host.vault(), new IOException("Input/output error")));
        Download download = download();

        assertThatThrownBy(() -> whole(download)).isInstanceOf(Unavailable.class);
        assertThat(kinds()).doesNotContain(Kind.CONTENT_DAMAGED);
        assertThat(damaged.count()).isZero();
    }

    @Test
    void eachSessionIsOnRecord() throws IOException {
        for (int i = 0; i < 2; i++) {
            Download download = download();
            download.content().writeTo(new ByteArrayOutputStream(), 0, download.size());
        }

        assertThat(kinds()).filteredOn(Kind.DOCUMENT_DOWNLOADED::equals).hasSize(2);
    }

    private Download download() {
        return download(session());
    }

    private Download download(String session) {
        return downloads.of(transfer, transfer.documents().get(0), session);
    }

    private String session() {
        String hash = Secret.random().hash();
        Instant now = Instant.now(host.clock());
        host.stores()
                .sessions()
                .open(new Session(hash, transfer.practice(), transfer.id(), now, now.plus(Duration.ofHours(1))));
        host.move(transfer, TransferState.OPENED);
        return hash;
    }

    private List<Kind> kinds() {
        return host.stores().transfers().events(transfer.practice(), transfer.id()).stream()
                .map(event -> event.kind())
                .toList();
    }

    private TransferState state() {
        return host.stores()
                .transfers()
                .find(transfer.practice(), transfer.id())
                .orElseThrow()
                .state();
    }
}
