package org.briefsiegel.recipient.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.recipient.link.SessionCookie;
import org.briefsiegel.recipient.visit.ClosedPages;
import org.briefsiegel.recipient.visit.LinkPages;
import org.briefsiegel.recipient.visit.Visits;
import org.briefsiegel.transfer.api.Opening;

/** What is shown after an answer, however it came: the documents, the question with what is wrong, or why nobody gets in. */
final class AnswerPages {

    private static final int UNPROCESSABLE = 422;

    private final QuestionPage questions;
    private final ClosedPages closed;
    private final Visits visits;
    private final SessionCookie cookie;

    AnswerPages(QuestionPage questions, LinkPages shared) {
        this.questions = questions;
        this.closed = shared.closed();
        this.visits = shared.visits();
        this.cookie = shared.cookie();
    }

    /**
     * The page, or the way to it.
     *
     * @param typed what was answered, by field
     * @param texts where to put what the page must be told that says what was wrong
     */
    Response after(
            Opening opening, Visit visit, Map<String, String> typed, HttpHeaders headers, Map<String, String> texts) {
        if (opening instanceof Opening.Passed passed) {
            return Response.fromResponse(Visit.seeOther(visit.address("/documents")))
                    .header(HttpHeaders.SET_COOKIE, cookie.issue(passed.session(), headers))
                    .build();
        }
        Visit now = visits.again(visit);
        if (opening instanceof Opening.Unavailable) {
            return closed.unavailable(now);
        }
        return closed.of(now)
                .orElseGet(() -> questions
                        .mistakes(now, typed, opening)
                        .map(mistakes -> refused(now, mistakes, headers, texts))
                        .orElseGet(() -> questions.asked(now, Remark.NONE, autofill(headers))));
    }

    /** The question once more, with what is wrong. */
    Response refused(Visit visit, Mistakes mistakes, HttpHeaders headers, Map<String, String> texts) {
        texts.putAll(mistakes.texts());
        return questions.refused(UNPROCESSABLE, visit, mistakes, autofill(headers));
    }

    /** Not in a browser in which somebody has signed out: when one goes back there, it would fill in their answer. */
    boolean autofill(HttpHeaders headers) {
        return !cookie.isWithdrawn(headers);
    }
}
