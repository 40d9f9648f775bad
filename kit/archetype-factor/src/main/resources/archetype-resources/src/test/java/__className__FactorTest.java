package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.junit.jupiter.api.Test;

class ${className}FactorTest {

    private final ${className}Factor factor = new ${className}Factor();

    @Test
    void theWordOpensInCapitalsTooAndNoOtherDoes() {
        Enrolment enrolment = ((EnrolmentResult.Enrolled) enrol("Birnbaum")).enrolment();

        assertTrue(factor.verify(enrolment, legible("BIRNBAUM"), SEAL));
        assertFalse(factor.verify(enrolment, legible("Apfelbaum"), SEAL));
    }

    @Test
    void whatIsMissingOrTooShortIsSaid() {
        assertEquals(new EnrolmentResult.FactMissing(${className}Factor.FACT), enrol(""));
        assertInstanceOf(EnrolmentResult.FactInvalid.class, enrol("abc"));
        assertInstanceOf(Reading.Malformed.class, read("abc"));
    }

    private EnrolmentResult enrol(String word) {
        return factor.enrol(new EnrolmentRequest(
                Map.of(${className}Factor.FACT, word), Optional.empty(), SEAL, "Ordination", "localhost", Locale.GERMAN));
    }

    private Reading read(String typed) {
        return factor.read(new Answer(Map.of(${className}Factor.FACT, typed), Locale.GERMAN));
    }

    private String legible(String typed) {
        return ((Reading.Legible) read(typed)).value();
    }

    /** The host's hides what it is given. */
    private static final Seal SEAL = new Seal() {
        @Override
        public String seal(String value) {
            return "sealed " + value;
        }

        @Override
        public boolean matches(String sealed, String value) {
            return sealed.equals(seal(value));
        }
    };
}
