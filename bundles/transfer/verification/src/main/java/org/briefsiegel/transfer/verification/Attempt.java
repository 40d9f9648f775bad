package org.briefsiegel.transfer.verification;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/**
 * One answer on its way through the factor: it is read, then a try is counted, and only then it is compared. Its
 * verdict is "closed" until the factor has said something else.
 */
public final class Attempt {

    /** What came of it. */
    enum Verdict {
        CLOSED,
        MISTYPED,
        WRONG,
        PASSED
    }

    private final AuthFactor factor;
    private final Function<AuthFactor, Reading> read;
    private final Seal seal;
    private final BooleanSupplier countTry;
    private Verdict verdict = Verdict.CLOSED;
    private Enrolment enrolment;
    private List<Opening.Flaw> flaws = List.of();

    Attempt(
            TransferRecord transfer,
            AuthFactor factor,
            Function<AuthFactor, Reading> read,
            Seal seal,
            BooleanSupplier countTry) {
        this.factor = factor;
        this.read = read;
        this.seal = seal;
        this.countTry = countTry;
        this.enrolment = new Enrolment(transfer.enrolment());
    }

    /** @throws org.briefsiegel.spine.api.ClosedException when the factor can't be asked */
    Attempt run() {
        Reading reading = read.apply(factor);
        if (reading instanceof Reading.Malformed malformed) {
            verdict = Verdict.MISTYPED;
            flaws = malformed.flaws().stream()
                    .map(flaw -> new Opening.Flaw(flaw.field(), flaw.reason()))
                    .toList();
        } else if (reading instanceof Reading.Legible legible && countTry.getAsBoolean()) {
            verdict = Verdict.WRONG;
            if (factor.verify(enrolment, legible.value(), seal)) {
                enrolment = factor.spend(enrolment, legible.value(), seal);
                verdict = Verdict.PASSED;
            }
        }
        return this;
    }

    Verdict verdict() {
        return verdict;
    }

    /** What the factor verifies by from now on. */
    Enrolment enrolment() {
        return enrolment;
    }

    List<Opening.Flaw> flaws() {
        return flaws;
    }
}
