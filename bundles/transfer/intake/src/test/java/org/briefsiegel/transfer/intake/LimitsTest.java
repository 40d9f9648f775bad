package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Submission.Document INVOICE =
            new Submission.Document("invoice", "Honorarnote.pdf", Optional.of("Honorarnote"), Map.of());

    private TestHost host;
    private TestIntake intake;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
    }

    @Test
    void moreDocumentsThanAllowedAreRefusedByName() throws Exception {
        Submission submission = submission(Collections.nCopies(11, INVOICE), recipient("Maria", Letters.EMAIL));

        Refusal refusal = intake.accept(submission, Letters.files())
                .fold(
                        done -> {
                            throw new AssertionError("accepted");
                        },
                        refused -> refused);

        assertThat(refusal.problem()).isEqualTo(Problem.TOO_LARGE);
        assertThat(refusal.flaws()).extracting(Refusal.Flaw::pointer).containsExactly("/documents");
        assertThat(refusal.detail()).contains("10");
    }

    /** The longest texts that the API takes: a column that holds less would make a fault of them. */
    @Test
    void theLongestTextsAreStored() throws Exception {
        Submission.Document document = new Submission.Document(
                "invoice", "n".repeat(251) + ".pdf", Optional.of("t".repeat(200)), Map.of("number", "1".repeat(60)));
        String email = "l".repeat(64) + "@" + ("d".repeat(63) + ".").repeat(2) + "d".repeat(50) + ".at";

        TransferRecord stored = intake.accepted(submission(List.of(document), recipient("ä".repeat(200), email)));

        assertThat(stored.recipient().name()).hasSize(200);
        assertThat(stored.recipient().email()).isEqualTo(email);
        assertThat(stored.message()).hasSize(2000);
        assertThat(stored.documents().get(0).title()).hasSizeGreaterThanOrEqualTo(200);
    }

    private static Recipient recipient(String name, String email) {
        return new Recipient(name, email, "+43" + " ".repeat(27) + "6641234567", Locale.GERMAN, "r".repeat(60));
    }

    private static Submission submission(List<Submission.Document> documents, Recipient recipient) {
        return new Submission(
                TestHost.PRACTICE,
                "k".repeat(255),
                documents,
                recipient,
                "birth-date",
                Optional.empty(),
                Optional.empty(),
                Map.of("birthDate", "1984-03-09"),
                "ü".repeat(2000),
                "R".repeat(200),
                Locale.GERMAN);
    }
}
