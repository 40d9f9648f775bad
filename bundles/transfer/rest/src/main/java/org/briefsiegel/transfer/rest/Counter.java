package org.briefsiegel.transfer.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where every call of the practice API is let in: asks for the key, and turns refusals and faults into problems. */
@Component(service = Counter.class, configurationPid = "org.briefsiegel.transfer.rest")
public final class Counter {

    private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
    private static final String SCHEME = "Bearer ";

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private final Practices practices;
    private final AtOnce atOnce;
    private final Rate rate;

    @Activate
    public Counter(@Reference Practices practices, Config config) {
        this(practices, new AtOnce(config.requestsAtOnce()), new Rate(config.requestsPerMinute(), System::nanoTime));
    }

    Counter(Practices practices, AtOnce atOnce, Rate rate) {
        this.practices = practices;
        this.atOnce = atOnce;
        this.rate = rate;
    }

    /** What is done for a practice that has shown its key. */
    @FunctionalInterface
    interface Call {
        Reply<Response> answer(Practice practice, Locale locale) throws IOException;
    }

    Response serve(HttpHeaders headers, Call call) {
        Locale locale = Texts.locale(headers);
        try {
            return caller(headers)
                    .map(practice -> inTurn(call, practice, locale))
                    .orElseGet(() -> Reply.refused(
                            Refusal.of(Problem.UNAUTHENTICATED, Texts.text(locale, "detail.unauthenticated"))))
                    .fold(response -> response, refusal -> Answers.refused(refusal, locale));
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            String id = UUID.randomUUID().toString();
            LOG.error("Fault {} in the practice API", id, fault);
            return Answers.plain(ProblemType.FAULT, locale, id);
        }
    }

    private Reply<Response> inTurn(Call call, Practice practice, Locale locale) {
        if (practice.isSuspended()) {
            return Reply.refused(
                    Refusal.of(Problem.PRACTICE_SUSPENDED, Texts.text(locale, "detail.practice-suspended")));
        }
        Optional<Duration> wait = rate.waitFor(practice.id());
        if (wait.isPresent()) {
            return Reply.refused(Refusal.of(Problem.RATE_LIMITED, Texts.text(locale, "detail.rate-limited-over-time"))
                    .after(wait.get()));
        }
        return atOnce.within(practice.id(), () -> carryOut(call, practice, locale))
                .orElseGet(
                        () -> Reply.refused(Refusal.of(Problem.RATE_LIMITED, Texts.text(locale, "detail.rate-limited"))
                                .after(A_MOMENT)));
    }

    private static Reply<Response> carryOut(Call call, Practice practice, Locale locale) {
        try {
            return call.answer(practice, locale);
        } catch (BrokenUpload broken) {
            return Reply.refused(broken.refusal());
        } catch (Sending.EndedEarlyException endedEarly) {
            LOG.debug("A request ended early", endedEarly);
            return Reply.done(Answers.plain(ProblemType.REQUEST_TIMEOUT, locale));
        } catch (MalformedStreamException malformed) {
            return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, "upload.ended-early")));
        } catch (IOException disk) {
            LOG.error("An upload can't be stored", disk);
            return Reply.refused(Refusal.of(Problem.UNAVAILABLE, Texts.text(locale, "detail.unavailable")));
        }
    }

    /** RFC 6750, 2.1; the scheme's case doesn't matter (RFC 9110, 11.1). */
    private Optional<Practice> caller(HttpHeaders headers) {
        return Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty())
                .flatMap(practices::authenticate);
    }
}
