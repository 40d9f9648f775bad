package org.briefsiegel.transfer.practiceservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.factor.api.Answer;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.FactorProfile;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.api.Reading;
import org.briefsiegel.factor.api.Seal;
import org.briefsiegel.testkit.memory.Letters;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.testkit.plugins.RealPlugins;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.intake.TestIntake;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;

/** A reader of Croatian gets the one text that is written for Bosnian, Croatian and Serbian: at first, and again. */
class EnrolmentLanguageTest {

    private static final Locale CROATIAN = Locale.forLanguageTag("hr-HR");

    @Test
    void everyCodeComesInTheLanguageThatTheRecipientReads() throws Exception {
        TestHost host = RealPlugins.host();
        List<Locale> asked = new ArrayList<>();
        AuthFactor sms = host.plugins().factors().get("sms-code");
        host.plugins().factors().put("sms-code", new Listening(sms, asked));
        TestPractice practice = new TestPractice(host);
        PriceQuote quote = TestPractice.done(practice.service()
                .quote(new PriceRequest(
                        TestHost.PRACTICE,
                        List.of("invoice"),
                        "sms-code",
                        Optional.of(Letters.PHONE),
                        CROATIAN,
                        Locale.GERMAN)));

        TransferRecord transfer =
                practice.intake().accepted(toCroatian(Letters.invoice("sms-code", Optional.of(quote.id()))));
        host.clock().move(Duration.ofMinutes(1));
        practice.requests().sendCode(transfer);

        assertThat(asked).extracting(Locale::getLanguage).containsExactly("bs", "bs", "bs");
        assertThat(transfer.recipient().locale()).as("stored as it was given").isEqualTo(CROATIAN);
    }

    @Test
    void aRefusalIsInTheLanguageOfTheRequestWhoeverTheRecipientIs() throws Exception {
        TestHost host = RealPlugins.host();
        Submission german = Letters.invoice("birth-date", Optional.empty());
        Submission english = new Submission(
                german.practice(),
                german.idempotencyKey(),
                german.documents(),
                german.recipient(),
                german.factor(),
                Optional.of("31.2.1984"),
                german.quote(),
                german.facts(),
                german.message(),
                german.reference(),
                Locale.ENGLISH);

        Refusal refusal =
                TestIntake.refusal(new TestPractice(host).service().accept(english, Letters.files("content")));

        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_FACT);
        assertThat(refusal.detail()).contains("There is no such date");
    }

    private static Submission toCroatian(Submission german) {
        Recipient recipient = german.recipient();
        return new Submission(
                german.practice(),
                german.idempotencyKey(),
                german.documents(),
                new Recipient(recipient.name(), recipient.email(), recipient.phone(), CROATIAN, recipient.relation()),
                german.factor(),
                german.typedIn(),
                german.quote(),
                german.facts(),
                german.message(),
                german.reference(),
                german.locale());
    }

    /** Notes in which language a factor is to write. */
    private record Listening(AuthFactor factor, List<Locale> asked) implements AuthFactor {

        @Override
        public EnrolmentResult enrol(EnrolmentRequest request) {
            asked.add(request.locale());
            return factor.enrol(request);
        }

        @Override
        public FactorProfile profile() {
            return factor.profile();
        }

        @Override
        public String label(Locale locale) {
            return factor.label(locale);
        }

        @Override
        public Prompt prompt(Enrolment enrolment, Reader reader) {
            return factor.prompt(enrolment, reader);
        }

        @Override
        public Reading read(Answer answer) {
            return factor.read(answer);
        }

        @Override
        public boolean verify(Enrolment enrolment, String value, Seal seal) {
            return factor.verify(enrolment, value, seal);
        }
    }
}
