package org.briefsiegel.channel.httpsms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.channel.api.Outcome.Reason;

/** Says what an answer of the gateway means for the message: by the HTTP status (RFC 9110, 15), and by what the body says. */
final class AnswerRules {

    private static final JsonMapper JSON = new JsonMapper();

    /** Our account or our address of the gateway is wrong: no message would be taken. */
    private static final Set<Integer> NO_WAY_OUT = Set.of(401, 402, 403, 404, 405, 407, 410);

    private static final Set<Integer> BUSY = Set.of(408, 423, 425, 503);
    private static final int THROTTLED = 429;
    private static final int REDIRECTED = 300;
    private static final int REFUSED = 400;
    private static final int BROKEN = 500;

    /** A state may repeat a number or a text; what is short and plain doesn't. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z_ .-]{0,39}|[0-9]{1,5}");

    private final String idPointer;
    private final String statePointer;
    private final Pattern taken;
    private final Pattern later;
    private final Pattern number;

    AnswerRules(Config config) {
        this.idPointer = config.idPointer();
        this.statePointer = config.statePointer();
        this.taken = pattern(config.takenPattern());
        this.later = pattern(config.laterPattern());
        this.number = pattern(config.numberPattern());
    }

    /** As a whole, in capitals or not. */
    static Pattern pattern(String states) {
        return Pattern.compile(states, Pattern.CASE_INSENSITIVE);
    }

    /** For the operator's eyes; empty where it may be more than a state. */
    static String plain(String state) {
        return PLAIN.matcher(state).matches() ? state : "";
    }

    Outcome outcome(Gateway.Answer answer) {
        int status = answer.status();
        String http = "HTTP " + status;
        if (status == THROTTLED) {
            return Outcome.retry(Reason.THROTTLED, http);
        }
        if (BUSY.contains(status)) {
            return Outcome.retry(Reason.BUSY, http);
        }
        if (NO_WAY_OUT.contains(status) || status >= REDIRECTED && status < REFUSED) {
            return Outcome.retry(Reason.NO_WAY_OUT, http);
        }
        if (status >= BROKEN) {
            return Outcome.unknown(http);
        }
        return outcome(status < REDIRECTED, read(answer.body()), http);
    }

    /** @param fine whether the status says that it was taken, as long as the body doesn't say otherwise */
    private Outcome outcome(boolean fine, JsonNode body, String http) {
        String state = statePointer.isEmpty() ? "" : body.at(statePointer).asText("");
        String detail = (http + " " + plain(state)).strip();
        if (number.matcher(state).matches() && !state.isEmpty()) {
            return Outcome.permanent(Reason.NUMBER_INVALID, detail);
        }
        if (later.matcher(state).matches() && !state.isEmpty()) {
            return Outcome.retry(Reason.BUSY, detail);
        }
        if (!fine) {
            return Outcome.permanent(detail);
        }
        if (statePointer.isEmpty() || taken.matcher(state).matches() && !state.isEmpty()) {
            String id = idPointer.isEmpty() ? "" : body.at(idPointer).asText("");
            return id.isEmpty() ? Outcome.accepted() : Outcome.accepted(StatusReport.key(id));
        }
        return state.isEmpty() ? Outcome.unknown(http + " without a state") : Outcome.permanent(detail);
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Of what failed before anything was written, it is known that nothing was sent. */
    static Outcome outcome(IOException failure) {
        boolean unsent = failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof SSLHandshakeException;
        String what = failure.getClass().getSimpleName();
        return unsent ? Outcome.retry(Reason.NO_WAY_OUT, what) : Outcome.unknown(what);
    }
}
