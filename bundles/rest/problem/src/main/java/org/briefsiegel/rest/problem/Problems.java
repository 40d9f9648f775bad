package org.briefsiegel.rest.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.rest.price.QuoteJson;
import org.briefsiegel.transfer.api.Refusal;

/** Makes problems of what went wrong, in the language of the caller. */
public final class Problems {

    private static final ApiTexts TEXTS = new ApiTexts(Problems.class);
    private static final JsonMapper JSON = new JsonMapper();

    private Problems() {}

    /** Of what was refused for a reason that is told. */
    static ProblemJson of(Refusal refusal, Locale locale) {
        ProblemType type = ProblemType.of(refusal.problem());
        return new ProblemJson(
                type,
                title(type, locale),
                ProblemType.status(refusal.problem()),
                refusal.detail(),
                refusal.flaws().stream().map(ProblemJson.Flaw::of).toList(),
                refusal.quote().map(QuoteJson::of).orElse(null));
    }

    /** Whose words are always the same but for the arguments. */
    static ProblemJson plain(ProblemType type, int status, Locale locale, Object... arguments) {
        String detail = TEXTS.text(locale, "detail." + type.id(), arguments);
        return new ProblemJson(type, title(type, locale), status, detail, List.of(), null);
    }

    /** The JSON in UTF-8 of a fault of ours, which says no more than the number that the log has it under. */
    public static byte[] fault(String id, Locale locale) {
        ProblemType type = ProblemType.FAULT;
        return bytes(plain(type, type.statuses().get(0), locale, id));
    }

    /** Its title, the same for all problems of a type. */
    public static String title(ProblemType type, Locale locale) {
        return TEXTS.text(locale, "problem." + type.id());
    }

    /** Its JSON in UTF-8. */
    static byte[] bytes(ProblemJson problem) {
        try {
            return JSON.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record can always be written", impossible);
        }
    }
}
