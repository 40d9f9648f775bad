package org.briefsiegel.desk.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.briefsiegel.transfer.api.TransferSearch.Order;
import org.briefsiegel.transfer.api.TransferSearch.Query;
import org.briefsiegel.transfer.api.TransferSearch.Standing;
import org.briefsiegel.transfer.api.TransferState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListQueryTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @Test
    void anAddressWithoutAQueryShowsAllTheNewestFirst() {
        ListQuery plain = of(Map.of());

        assertThat(plain.isPlain()).isTrue();
        assertThat(plain.address()).isEmpty();
        Query query = plain.query(VIENNA);
        assertThat(query.standing()).isEqualTo(Standing.ANY);
        assertThat(query.order()).isEqualTo(Order.ACCEPTED);
        assertThat(query.descending()).isTrue();
        assertThat(query.offset()).isZero();
    }

    @Test
    void aDayLastsUntilItIsOverWhereThePracticeIs() {
        Query query = of(Map.of("from", "2026-03-28", "to", "2026-03-29")).query(VIENNA);

        assertThat(query.from()).contains(Instant.parse("2026-03-27T23:00:00Z"));
        assertThat(query.before()).contains(Instant.parse("2026-03-29T22:00:00Z"));
    }

    @Test
    void whatIsAskedForComesBackInTheAddress() {
        Map<String, String> asked = Map.of(
                "standing",
                "revoked",
                "from",
                "2026-01-02",
                "to",
                "2026-02-03",
                "words",
                "Yılmaz & Söhne",
                "sort",
                "name");

        assertThat(of(asked).address())
                .isEqualTo(
                        "?standing=revoked&from=2026-01-02&to=2026-02-03&words=Y%C4%B1lmaz+%26+S%C3%B6hne&sort=name");
        assertThat(of(asked).at(3).address()).endsWith("&page=3");
        assertThat(of(asked).at(3).standing("needy").address())
                .startsWith("?standing=needy&")
                .doesNotContain("page=");
    }

    @ParameterizedTest
    @CsvSource({
        "standing, nothing",
        "standing, REVOKED",
        "from, 31.2.2026",
        "from, +999999999-01-01",
        "to, -0001-01-01",
        "sort, up",
        "page, 0",
        "page, -1",
        "page, 1e3",
        "page, 99999999999"
    })
    void whatCannotBeReadCountsAsNotAskedFor(String name, String value) {
        assertThat(of(Map.of(name, value))).isEqualTo(of(Map.of()));
    }

    @Test
    void statesAndWhatNeedsSomebodyAreStandings() {
        assertThat(of(Map.of("standing", "revoked")).query(VIENNA).standing())
                .isEqualTo(new Standing.In(TransferState.REVOKED));
        assertThat(of(Map.of("standing", "needy")).query(VIENNA).standing()).isEqualTo(Standing.NEEDY);
    }

    @Test
    void theLastPageThatCanBeAskedForIsCountedWithoutOverflow() {
        assertThat(of(Map.of("page", "9999999")).query(VIENNA).offset()).isPositive();
    }

    @Test
    void aColumnCanBeTurnedRound() {
        for (ListQuery.Sort sort : ListQuery.Sort.values()) {
            assertThat(sort.reversed().reversed()).isEqualTo(sort).isNotEqualTo(sort.reversed());
        }
    }

    private static ListQuery of(Map<String, String> parameters) {
        return ListQuery.of(parameters::get);
    }
}
