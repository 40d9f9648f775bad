package org.briefsiegel.factor.deskcode;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.support.CodeFactor;
import org.osgi.service.component.annotations.Component;

/** Makes a random code that the practice hands to the recipient in person, and asks for it. */
@Component(service = AuthFactor.class)
@FactorId("desk-code")
public final class DeskCodeFactor extends CodeFactor {

    private final Random random = new SecureRandom();

    public DeskCodeFactor() {
        super(false, List.of(), Prompt.Kind.TEXT, "off", DeskCode.LENGTH + 1);
    }

    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        String code = DeskCode.random(random);
        return new EnrolmentResult.Enrolled(
                new Enrolment(request.seal().seal(code)), List.of(), Optional.of(DeskCode.written(code)));
    }

    @Override
    protected Optional<String> code(String typed) {
        return DeskCode.read(typed);
    }
}
