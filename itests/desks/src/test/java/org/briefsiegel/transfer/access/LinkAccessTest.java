package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.spi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkAccessTest {

    @TempDir
    private Path folder;

    private House house;
    private TransferRecord transfer;
    private String link;
    private RecipientService service;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder);
        AccessOf access = new AccessOf(house);
        transfer = new CoreOf(house).accepted("birth-date");
        link = access.link(transfer);
        service = access.service();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aPdfCanBeLookedAtUntilThePracticeSwitchesThatOff() {
        String session = AccessOf.session(service, link, AccessOf.BIRTH_DATE);
        assertThat(isPreviewable(session)).isTrue();
        assertThat(service.download(link, session, 1).orElseThrow().previewable())
                .isTrue();

        house.set(Setting.PREVIEW, "false");

        assertThat(isPreviewable(session)).isFalse();
        assertThat(service.download(link, session, 1).orElseThrow().previewable())
                .isFalse();
    }

    private boolean isPreviewable(String session) {
        return service.open(link, session, Locale.GERMAN).orElseThrow().enclosures().stream()
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
        assertThat(service.logo("4711"))
                .hasValueSatisfying(logo -> assertThat(logo.mediaType()).isEqualTo("image/png"));
        assertThat(service.logo("4712")).isEmpty();
    }

    @Test
    void everyPageCarriesAFormOfItsOwnLinkAnOldOneToo() {
        String form = AccessOf.form(service, link);
        house.store().retireLinks(transfer.practice(), transfer.id(), Instant.now(house.clock()));

        assertThat(form).isNotEmpty().isEqualTo(AccessOf.form(service, link));
        assertThat(AccessOf.form(service, new AccessOf(house).link(transfer))).isNotEqualTo(form);
    }
}
