package org.briefsiegel.print.papers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.Templates;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.paper.Paper;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferEvent;

/**
 * Prints papers for practices as PDF, on A4; in German, unless the locale is another that there are texts in. Usable from any
 * thread. A proof takes tens of milliseconds of computing, a statement of 300 lines some hundred; see {@link Paper} for what
 * that needs of memory.
 */
public final class Papers {

    /** How many papers are printed at a time, whoever asks: long ones take much memory. */
    private static final Semaphore PRESSES = new Semaphore(2, true);

    private static final int PATIENCE_SECONDS = 10;

    private final Templates templates = new Templates(Papers.class);
    private final Paper paper = new Paper();
    private final ZoneId zone;

    /**
     * Makes papers.
     *
     * @param zone where times are meant: the practices'
     */
    public Papers(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The proof of a transfer: whose, to whom, what, how it stands, and all that happened to it. It says what was recorded,
     * and not more of the factor than is so.
     *
     * @param transfer one of the practice's
     * @param events what happened to it, in this order; the first {@value ProofPage#LONGEST_TIMELINE} are printed
     * @param offer what can be sent now, with the names of document types and factors in this language
     * @return empty where too much is being printed at the moment
     */
    public Optional<byte[]> proof(
            Practice practice,
            Transfer transfer,
            List<TransferEvent> events,
            Instant printedAt,
            Locale locale,
            Capabilities offer) {
        Texts texts = texts(locale);
        PlugInNames names = new PlugInNames(offer, texts);
        return print(
                "proof.ftlh", practice, texts, "proof", ProofPage.of(transfer, events, printedAt, zone, names, texts));
    }

    /**
     * A month's statement: every line, the taxes and the sums. It isn't an invoice, and says so.
     *
     * @param statement the practice's
     * @return empty where too much is being printed at the moment
     */
    public Optional<byte[]> statement(Practice practice, Statement statement, Locale locale) {
        Texts texts = texts(locale);
        return print("statement.ftlh", practice, texts, "statement", StatementPage.of(statement, zone, locale, texts));
    }

    private Optional<byte[]> print(String template, Practice practice, Texts texts, String name, Object page) {
        byte[] xhtml = templates.draw(template, Map.of("t", texts, "practice", practice, name, page));
        if (!isPressFree()) {
            return Optional.empty();
        }
        try {
            return Optional.of(paper.print(new String(xhtml, StandardCharsets.UTF_8)));
        } finally {
            PRESSES.release();
        }
    }

    private static boolean isPressFree() {
        try {
            return PRESSES.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Texts texts(Locale locale) {
        return new Texts(Papers.class, Languages.OF_PRACTICES.fitting(locale), zone);
    }
}
