package org.briefsiegel.itests.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.persistence.unit.PersistenceUnit;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.intake.TestIntake;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The longest texts that the API takes: a column that holds less would make a fault of them. */
class LongestTextsTest {

    @ParameterizedTest
    @EnumSource
    void theyAreStored(TestDatabase database, @TempDir Path folder) throws Exception {
        Submission.Document document = new Submission.Document(
                "invoice", "n".repeat(251) + ".pdf", Optional.of("t".repeat(200)), Map.of("number", "1".repeat(60)));
        String email = "l".repeat(64) + "@" + ("d".repeat(63) + ".").repeat(2) + "d".repeat(50) + ".at";
        Submission submission = new Submission(
                TestHost.PRACTICE,
                "k".repeat(255),
                List.of(document),
                new Recipient(
                        "ä".repeat(200), email, "+43" + " ".repeat(27) + "6641234567", Locale.GERMAN, "r".repeat(60)),
                "birth-date",
                Optional.empty(),
                Optional.empty(),
                Map.of("birthDate", "1984-03-09"),
                "ü".repeat(2000),
                "R".repeat(200),
                Locale.GERMAN);

        try (PersistenceUnit unit = DatabaseStores.open(database)) {
            TransferRecord stored = new TestIntake(ServiceHost.on(unit, folder)).accepted(submission);

            assertThat(stored.recipient().name()).hasSize(200);
            assertThat(stored.recipient().email()).isEqualTo(email);
            assertThat(stored.message()).hasSize(2000);
            assertThat(stored.documents().get(0).title()).hasSizeGreaterThanOrEqualTo(200);
        }
    }
}
