package org.briefsiegel.recipient.visit;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.recipient.link.Remark;
import org.briefsiegel.transfer.api.Letter;

/** The pages of letters that can't be opened now: why, what happens next, and whom to ask. */
public final class ClosedPages {

    private final Pages pages;
    private final Clock clock;

    ClosedPages(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /** Empty where the letter can be opened. */
    public Optional<Response> of(Visit visit) {
        return of(visit, Remark.NONE);
    }

    /** The same, with what is said about what happened before. */
    public Optional<Response> of(Visit visit, Remark remark) {
        Letter letter = visit.letter();
        String sender = letter.sender().name();
        return Optional.ofNullable(
                switch (letter.status()) {
                    case READY -> null;
                    case PAUSED -> paused(visit);
                    case LOCKED -> pages.notice(403, "locked", visit, sender).build();
                    case EXPIRED -> expired(410, visit, remark == Remark.AGAIN);
                    case REVOKED -> pages.notice(410, "revoked", visit, sender).build();
                    case WRONG_RECIPIENT ->
                        pages.notice(403, "misdelivered", visit, sender).build();
                    case UNAVAILABLE -> unavailable(visit);
                });
    }

    /** What is asked, or what would judge the answer, isn't there at the moment. */
    public Response unavailable(Visit visit) {
        String sender = visit.letter().sender().name();
        return pages.notice(503, "unavailable", visit, sender)
                .header(HttpHeaders.RETRY_AFTER, Wait.A_WHILE)
                .build();
    }

    /** @param again whether it was asked for a new link, from a page that had been open for too long */
    public Response expired(int status, Visit visit, boolean again) {
        return pages.page(status, "expired.ftlh", visit, Map.of("again", again)).build();
    }

    private Response paused(Visit visit) {
        Instant now = clock.instant();
        Instant until = visit.letter().pausedUntil().orElseGet(() -> now.plusSeconds(Wait.A_WHILE));
        return pages.page(429, "paused.ftlh", visit, Map.of("wait", Wait.until(until, now, texts(visit))))
                .header(HttpHeaders.RETRY_AFTER, Wait.seconds(until, now))
                .build();
    }

    private Texts texts(Visit visit) {
        return pages.shared(visit.locale());
    }
}
