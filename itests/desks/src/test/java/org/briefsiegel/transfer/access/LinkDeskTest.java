package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.RecipientDesk;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkDeskTest {

    @TempDir
    private Path folder;

    private House house;
    private TransferRecord transfer;
    private String link;
    private RecipientDesk desk;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        AccessOf access = new AccessOf(house);
        transfer = new CoreOf(house).accepted("birth-date");
        link = access.link(transfer);
        desk = access.desk();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aPdfCanBeLookedAtUntilThePracticeSwitchesThatOff() {
        String session = AccessOf.session(desk, link, AccessOf.BIRTH_DATE);
        assertThat(isPreviewable(session)).isTrue();
        assertThat(desk.download(link, session, 1).orElseThrow().previewable()).isTrue();

        house.set(Setting.PREVIEW, "false");

        assertThat(isPreviewable(session)).isFalse();
        assertThat(desk.download(link, session, 1).orElseThrow().previewable()).isFalse();
    }

    private boolean isPreviewable(String session) {
        return desk.open(link, session, Locale.GERMAN).orElseThrow().enclosures().stream()
                .allMatch(OpenLetter.Enclosure::previewable);
    }

    @Test
    void onlyWhatBrowsersShowIsLookedAt() {
        Previews previews = new Previews(house.practices());

        for (String mediaType : new String[] {"text/html", "image/svg+xml", "text/plain", "application/zip"}) {
            assertThat(previews.of(transfer).test(as(mediaType))).as(mediaType).isFalse();
        }
        assertThat(previews.of(transfer).test(as("image/webp"))).isTrue();
    }

    private TransferRecord.Document as(String mediaType) {
        TransferRecord.Document document = transfer.documents().get(0);
        return new TransferRecord.Document(1, "invoice", "t", "f", mediaType, document.sealed());
    }

    @Test
    void aLogoIsFoundByItsHash() {
        assertThat(desk.logo("4711"))
                .hasValueSatisfying(logo -> assertThat(logo.mediaType()).isEqualTo("image/png"));
        assertThat(desk.logo("4712")).isEmpty();
    }

    @Test
    void everyPageCarriesAFormOfItsOwnLinkAnOldOneToo() {
        String form = AccessOf.form(desk, link);
        house.store().retireLinks(transfer.practice(), transfer.id(), Instant.now(house.clock()));

        assertThat(form).isNotEmpty().isEqualTo(AccessOf.form(desk, link));
        assertThat(AccessOf.form(desk, new AccessOf(house).link(transfer))).isNotEqualTo(form);
    }
}
