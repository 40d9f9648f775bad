package org.briefsiegel.testkit.conformance;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.factor.api.Seal;
import org.osgi.service.component.annotations.Component;

/** Factors that lead elsewhere and break one rule each, as people do by mistake. */
final class BadRedirectFactors {

    private BadRedirectFactors() {}

    /** Whoever has been there is let in. */
    @Component(service = AuthFactor.class)
    @FactorId("trusting")
    static final class LetsAnybodyIn extends OfficeFactor {
        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return super.verify(enrolment, "1984-03-09 " + value.split(" ")[1], seal);
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("forgetful")
    static final class SpendsNothing extends OfficeFactor {
        @Override
        public Enrolment spend(Enrolment enrolment, String value, Seal seal) {
            return enrolment;
        }
    }

    /** What the practice knows stands in the other side's log. */
    @Component(service = AuthFactor.class)
    @FactorId("talkative")
    static final class TellsTheBirthDate extends OfficeFactor {
        @Override
        public Redirect redirect(Enrolment enrolment, RedirectRequest request) {
            Redirect.To to = (Redirect.To) super.redirect(enrolment, request);
            return new Redirect.To(URI.create(to.location() + "&hint=1984-03-09"), to.state());
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("monotonous")
    static final class OneStateForAll extends OfficeFactor {
        @Override
        String secret() {
            return "always the same";
        }
    }

    /** The host hands back what was kept, and nobody looks. */
    @Component(service = AuthFactor.class)
    @FactorId("unproven")
    static final class AsksForNoProof extends OfficeFactor {
        @Override
        boolean isProven(Map<String, String> said, Callback callback) {
            return true;
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("misplaced")
    static final class NamesAField extends OfficeFactor {
        @Override
        Reading unrecognized(String destination) {
            return new Reading.Malformed(List.of(new Reading.Flaw("code", "Das Amt kennt Sie nicht.")));
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("open-book")
    static final class KeepsTheBirthDate extends OfficeFactor {
        @Override
        String keep(String born, Seal seal) {
            return seal.seal(born) + " " + born;
        }
    }

    @Component(service = AuthFactor.class)
    @FactorId("fragile")
    static final class ThrowsWhereNothingCame extends OfficeFactor {
        @Override
        boolean isProven(Map<String, String> said, Callback callback) {
            return super.isProven(said, callback) && said.get("born").charAt(4) == '-';
        }
    }
}
