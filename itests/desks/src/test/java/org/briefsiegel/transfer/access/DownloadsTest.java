package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.Secret;
import org.briefsiegel.transfer.spi.Sessions.Session;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {

    @TempDir
    private Path folder;

    private House house;
    private TransferRecord transfer;
    private Downloads downloads;
    private boolean there = true;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        transfer = new CoreOf(house).accepted("birth-date");
        downloads = new Downloads(house.transfers(), house.store(), house.sessions(), house.vault(), it -> there);
    }

    @AfterEach
    void close() {
        house.close();
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
        house.sessions().closeAll(transfer.practice(), transfer.id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> download.content().writeTo(out, 0, download.size()))
                .isInstanceOf(IOException.class);
        assertThat(out.size()).isZero();
        assertThat(kinds()).doesNotContain(Kind.DOCUMENT_STARTED);
    }

    @Test
    void aContentThatWasDestroyedWithItsTransferHasEndedAndIsNotDamaged() {
        Download download = download();
        house.vault().destroy(transfer.documents().get(0).sealed().blob());

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
        return downloads.of(transfer, transfer.documents().get(0), session, false);
    }

    private String session() {
        String hash = Secret.random().hash();
        Instant now = Instant.now(house.clock());
        house.sessions()
                .open(new Session(hash, transfer.practice(), transfer.id(), now, now.plus(Duration.ofHours(1))));
        house.move(transfer, TransferState.OPENED);
        return hash;
    }

    private List<Kind> kinds() {
        return house.store().events(transfer.practice(), transfer.id()).stream()
                .map(event -> event.kind())
                .toList();
    }

    private TransferState state() {
        return house.store()
                .find(transfer.practice(), transfer.id())
                .orElseThrow()
                .state();
    }
}
