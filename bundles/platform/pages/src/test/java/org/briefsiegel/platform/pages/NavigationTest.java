package org.briefsiegel.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NavigationTest {

    private static final Map<String, String> BROWSER = Map.of("Sec-Fetch-Mode", "navigate", "Accept", "text/html,*/*");
    private static final Map<String, String> SCRIPT = Map.of("Sec-Fetch-Mode", "cors", "Accept", "text/html");
    private static final Map<String, String> OLD_BROWSER = Map.of("Accept", "text/html,application/xhtml+xml,*/*");
    private static final Map<String, String> CURL = Map.of("Accept", "*/*");

    @Test
    void onlyABrowserSaysThatItGoesToAPage() {
        assertThat(Navigation.isCertain(BROWSER::get)).isTrue();
        assertThat(Navigation.isCertain(SCRIPT::get)).isFalse();
        assertThat(Navigation.isCertain(OLD_BROWSER::get)).isFalse();
        assertThat(Navigation.isCertain(CURL::get)).isFalse();
    }

    @Test
    void whoSaysNothingAndAsksForAPageIsLikelyToBeOne() {
        assertThat(Navigation.isLikely(BROWSER::get)).isTrue();
        assertThat(Navigation.isLikely(OLD_BROWSER::get)).isTrue();
        assertThat(Navigation.isLikely(SCRIPT::get)).isFalse();
        assertThat(Navigation.isLikely(CURL::get)).isFalse();
        assertThat(Navigation.isLikely(name -> null)).isFalse();
    }
}
