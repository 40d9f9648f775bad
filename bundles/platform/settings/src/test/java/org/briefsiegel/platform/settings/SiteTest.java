package org.briefsiegel.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SiteTest {

    private static final Site IN_ZURICH = new Site(URI.create("https://example.ch"), ZoneId.of("Europe/Zurich"));

    @Test
    void whereNoZoneIsSetTheSitesHolds() {
        assertThat(IN_ZURICH.zoneOr("")).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(IN_ZURICH.zoneOr(" ")).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(IN_ZURICH.zoneOr("Europe/Vienna")).isEqualTo(ZoneId.of("Europe/Vienna"));
    }
}
