package org.briefsiegel.factor.insurancenumber;

import java.util.Optional;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.factor.insurancenumber.InsuranceNumber.Country;
import org.briefsiegel.factor.support.KnowledgeFactor;
import org.briefsiegel.factor.support.TypedValue;
import org.osgi.service.component.annotations.Component;

/** Asks for the patient's social insurance number. */
@Component(service = AuthFactor.class)
@FactorId("insurance-number")
public final class InsuranceNumberFactor extends KnowledgeFactor {

    private static final int WIDTH = 13;

    public InsuranceNumberFactor() {
        super("insuranceNumber", Prompt.Kind.TEXT, WIDTH);
    }

    @Override
    protected TypedValue read(String written) {
        WrittenNumber number = WrittenNumber.of(written);
        return number instanceof InsuranceNumber right
                ? new TypedValue.Legible(right.normalized())
                : new TypedValue.Malformed(number.toString());
    }

    @Override
    protected String keep(String normalized, Seal seal) {
        return new SealedNumber(Country.of(normalized), seal.seal(normalized)).state();
    }

    /** With a keyboard of digits, unless the number begins with a letter, or may: phones offer no other beside it. */
    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        Optional<Country> country = SealedNumber.of(enrolment).country();
        boolean digits = country.filter(it -> it != Country.DE).isPresent();
        return prompt(reader, "hint." + country.orElse(Country.AT), digits ? Prompt.Kind.DIGITS : Prompt.Kind.TEXT);
    }

    @Override
    public boolean verify(Enrolment enrolment, String value, Seal seal) {
        return seal.matches(SealedNumber.of(enrolment).seal(), value);
    }
}
