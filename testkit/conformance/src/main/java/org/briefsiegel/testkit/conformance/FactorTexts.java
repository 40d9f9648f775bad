package org.briefsiegel.testkit.conformance;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.EnrolmentResult;
import org.briefsiegel.factor.api.Fact;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.api.Reader;
import org.briefsiegel.platform.language.Language;

/** What a factor says to a sample's patient and to who sends, by a name for each text. */
final class FactorTexts {

    /** How the host shortens a number. */
    static final String SENT_TO = "•••567";

    private static final Locale GERMAN = Language.GERMAN.locale();

    private final AuthFactor plugIn;
    private final FactorSample sample;
    private final EnrolmentCalls enrolments;
    private final TypedAnswers answers;

    FactorTexts(AuthFactor plugIn, FactorSample sample, EnrolmentCalls enrolments) {
        this.plugIn = plugIn;
        this.sample = sample;
        this.enrolments = enrolments;
        this.answers = new TypedAnswers(plugIn);
    }

    Map<String, String> recipientTexts(EnrolmentCalls.Sealed patient, Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("label", plugIn.label(locale));
        texts.putAll(recipientTexts(patient, new Reader(locale, true)));
        recipientTexts(patient, new Reader(locale, false)).forEach((name, text) -> {
            if (!text.equals(texts.get(name))) {
                texts.put(name + " (of another's fact)", text);
            }
        });
        for (int i = 0; i < sample.illegible().size(); i++) {
            String number = sample.illegible().size() == 1 ? "" : " " + (i + 1);
            answers.flaws(sample.illegible().get(i), locale)
                    .forEach(it -> texts.put("flaw of field " + it.field() + number, it.reason()));
        }
        return texts;
    }

    private Map<String, String> recipientTexts(EnrolmentCalls.Sealed patient, Reader reader) {
        Map<String, String> texts = new LinkedHashMap<>();
        Prompt prompt = plugIn.prompt(patient.enrolment(), reader);
        texts.put("needed", plugIn.needed(reader, ""));
        texts.put("needed with an address", plugIn.needed(reader, SENT_TO));
        texts.put("question", prompt.question());
        prompt.fields().forEach(it -> texts.put("label of field " + it.name(), it.label()));
        prompt.notReceived().ifPresent(it -> {
            texts.put("title of notReceived", it.title());
            texts.put("advice of notReceived", it.advice());
        });
        if (!prompt.hint().isEmpty()) {
            texts.put("hint", prompt.hint());
        }
        return texts;
    }

    Map<String, String> senderTexts(Locale locale) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Fact fact : plugIn.profile().facts()) {
            String label = plugIn.label(fact, locale);
            if (!Objects.equals(label, plugIn.label(locale))) {
                texts.put("label of the fact " + fact.name(), label);
            }
        }
        plugIn.entry(locale).ifPresent(entry -> {
            texts.put("entry's sentence for an empty field", entry.missing());
            if (!entry.hint().isEmpty()) {
                texts.put("entry's hint", entry.hint());
            }
        });
        for (int i = 0; i < sample.refused().size(); i++) {
            if (enrolments.resultFor(sample.refused().get(i), GERMAN, locale)
                    instanceof EnrolmentResult.FactInvalid invalid) {
                texts.put("reason why fact " + invalid.fact() + " is refused " + (i + 1), invalid.reason());
            }
        }
        return texts;
    }
}
