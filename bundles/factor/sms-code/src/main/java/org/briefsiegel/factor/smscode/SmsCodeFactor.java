package org.briefsiegel.factor.smscode;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.Dispatch;
import org.briefsiegel.factor.api.Enrolment;
import org.briefsiegel.factor.api.EnrolmentRequest;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.factor.support.CodeFactor;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Sends a random code of six digits to the recipient's phone, and asks for it. */
@Component(service = AuthFactor.class)
@FactorId("sms-code")
public final class SmsCodeFactor extends CodeFactor {

    private static final String FACT = "phone";
    private static final String CHANNEL = "sms";
    private static final int CODES = 1_000_000;
    private static final int WIDTH = 6;

    private final Random random;

    @Activate
    public SmsCodeFactor() {
        this(new SecureRandom());
    }

    SmsCodeFactor(Random random) {
        super(true, List.of(Fact.ofRecipient(FACT, Fact.Kind.PHONE)), Prompt.Kind.DIGITS, "one-time-code", WIDTH);
        this.random = random;
    }

    @Override
    public String label(Fact fact, Locale locale) {
        return texts(locale).text("fact.phone");
    }

    @Override
    public String needed(Reader reader, String sentTo) {
        return sentTo.isEmpty()
                ? super.needed(reader, sentTo)
                : texts(reader.locale()).format("needed.address", sentTo);
    }

    /** The channel says whether it carries texts to the number. */
    @Override
    public EnrolmentResult enrol(EnrolmentRequest request) {
        if (request.valueOf(FACT).isEmpty()) {
            return new EnrolmentResult.FactMissing(FACT);
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(CODES));
        TextBundle texts = texts(request.locale());
        String onTheLink = texts.text(request.onPaper() ? "message.paper" : "message.link");
        List<String> wordings = new CodeText(texts.text("message"), onTheLink, texts.text("message.short"))
                .wordings(code, request.practiceName(), request.host());
        return new EnrolmentResult.Enrolled(
                new Enrolment(request.seal().seal(code)), List.of(new Dispatch(CHANNEL, FACT, wordings)));
    }

    @Override
    public Prompt prompt(Enrolment enrolment, Reader reader) {
        TextBundle texts = texts(reader.locale());
        Prompt.NotReceived help = new Prompt.NotReceived(texts.text("not.received"), texts.text("not.received.advice"));
        Prompt asked = super.prompt(enrolment, reader);
        return new Prompt(asked.question(), asked.hint(), asked.fields(), Optional.of(help));
    }

    @Override
    protected Optional<String> code(String typed) {
        return WrittenCode.in(typed);
    }
}
