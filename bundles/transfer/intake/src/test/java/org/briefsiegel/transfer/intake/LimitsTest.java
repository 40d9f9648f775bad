package org.briefsiegel.transfer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Optional;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private TestHost host;
    private TestIntake intake;

    @BeforeEach
    void open() throws Exception {
        host = RealPlugins.host();
        intake = new TestIntake(host);
    }

    @Test
    void moreDocumentsThanAllowedAreRefusedByName() throws Exception {
        Submission given = Letters.invoice("birth-date", Optional.empty());
        Submission submission = new Submission(
                given.practice(),
                given.idempotencyKey(),
                Collections.nCopies(11, given.documents().get(0)),
                given.recipient(),
                given.factor(),
                given.typedIn(),
                given.quote(),
                given.facts(),
                given.message(),
                given.reference(),
                given.locale());

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
}
