package org.briefsiegel.transfer.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.storeapi.Sessions.Session;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private TestHost host;
    private TransferRecord transfer;
    private Downloads downloads;
    private boolean there = true;

    @BeforeEach
    void open() throws Exception {
        host = new TestHost();
        transfer = new AcceptedTransfers(host).of("birth-date");
        downloads = new Downloads(
                host.transfers(), host.stores().transfers(), host.stores().sessions(), host.vault(), it -> there);
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
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Download.EndedException.class);

        there = false;
        assertThatThrownBy(() -> download.content().writeTo(new ByteArrayOutputStream(), 0, 1))
                .isInstanceOf(Download.EndedException.class);
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
