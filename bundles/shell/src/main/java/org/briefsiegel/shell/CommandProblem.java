package org.briefsiegel.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.briefsiegel.platform.availability.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a command wasn't carried out, for programs: a problem (RFC 9457) like those of the practice API, without a status. {@code
 * errors} names the argument or option that is the reason, if one is.
 */
final class CommandProblem {

    private static final Logger LOG = LoggerFactory.getLogger(CommandProblem.class);
    private static final String TYPE = "urn:briefsiegel:problem:";

    private CommandProblem() {}

    /** Whether nobody foresaw it: what is refused or away explains itself. */
    static boolean isFault(RuntimeException failure) {
        return !(failure instanceof IllegalArgumentException || failure instanceof Unavailable);
    }

    static Map<String, Object> of(RuntimeException failure) {
        if (failure instanceof RefusedArgumentException refused) {
            String title = refused.problem().equals("not-found") ? "Not found" : "Refused";
            return problem(
                    refused.problem(), title, refused.getMessage(), List.of(Map.of("argument", refused.argument())));
        }
        if (failure instanceof IllegalArgumentException refused) {
            return problem("invalid-request", "Refused", String.valueOf(refused.getMessage()), List.of());
        }
        if (failure instanceof Unavailable away) {
            return problem("unavailable", "Not available at the moment", String.valueOf(away.getMessage()), List.of());
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Fault {} in a command", id, failure);
        return problem("fault", "A fault of the server", "The log says more about fault " + id + ".", List.of());
    }

    private static Map<String, Object> problem(
            String id, String title, String detail, List<Map<String, String>> errors) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPE + id);
        problem.put("title", title);
        problem.put("detail", detail);
        problem.put("errors", errors);
        return problem;
    }
}
