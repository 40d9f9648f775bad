package org.briefsiegel.desk.send;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Setting;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.Price;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferAction;
import org.briefsiegel.transfer.api.TransferState;
import org.briefsiegel.transfer.api.Window;

/** Prepared windows, and who sits in front of them. */
final class Drafts {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    static final Practice PRACTICE = practice(Optional.empty());

    private Drafts() {}

    /** Reminds by text message, too. */
    static final Capabilities.Fact BIRTH_DATE =
            new Capabilities.Fact("birthDate", "Geburtsdatum", true, "date", "/patient/birthDate");

    static final Capabilities.Fact PHONE =
            new Capabilities.Fact("phone", "Telefonnummer", false, "phone", "/recipient/phone");
    static final Practice REMINDING = practice(Optional.empty(), Map.of(Setting.TEXT_REMINDERS, "3 7"));

    static Practice practice(Optional<Instant> suspendedAt) {
        return practice(suspendedAt, Map.of());
    }

    private static Practice practice(Optional<Instant> suspendedAt, Map<Setting, String> settings) {
        return new Practice(
                "p-1", "Ordination", Plan.PRO, Set.of("sms"), "", "", false, suspendedAt, Optional.empty(), settings);
    }

    static Window.Sending window(Map<String, String> facts, String... types) {
        return window(Recipient.PATIENT, facts, Map.of(), types);
    }

    static Window.Sending window(
            String relation, Map<String, String> facts, Map<String, String> typed, String... types) {
        List<Submission.Document> documents = new ArrayList<>();
        List<Transfer.Item> items = new ArrayList<>();
        for (String type : types) {
            documents.add(new Submission.Document(type, type + ".pdf", Optional.empty(), Map.of()));
            items.add(new Transfer.Item(
                    items.size() + 1, type, "Titel " + type, type + ".pdf", "application/pdf", 10, "0".repeat(64)));
        }
        Draft draft = new Draft(
                PRACTICE.id(),
                documents,
                new Recipient("Maria Muster", "maria@example.org", "", Locale.ENGLISH, relation),
                Optional.empty(),
                Optional.empty(),
                Facts.ofPatient(facts),
                "",
                "R-1",
                Locale.GERMAN);
        return new Window.Sending(draft, items, typed, NOW.plus(Duration.ofMinutes(30)), NOW.plus(Duration.ofHours(8)));
    }

    /** What became of a window's transfer, and since when somebody has said that it isn't for them. */
    static Transfer sent(TransferState state, String factor, Optional<Instant> reportedAt) {
        Window.Sending window = window(Map.of(), "invoice");
        return new Transfer(
                "117",
                PRACTICE.id(),
                "R-1",
                state,
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(14))),
                factor,
                window.draft().recipient(),
                window.documents(),
                new Price("0.00", "EUR"),
                0,
                Optional.empty(),
                reportedAt,
                Optional.empty(),
                Set.of());
    }

    /** A transfer whose link is printed. */
    static Transfer onPaper(TransferState state) {
        Transfer sent = sent(state, "desk-code", Optional.empty());
        return new Transfer(
                sent.id(),
                sent.practice(),
                sent.reference(),
                sent.state(),
                sent.createdAt(),
                sent.expiresAt(),
                sent.factor(),
                new Recipient("Maria Muster", "", "", Locale.ENGLISH, Recipient.PATIENT, "sheet"),
                sent.documents(),
                sent.charge(),
                sent.tries(),
                sent.pausedUntil(),
                sent.wrongRecipientAt(),
                sent.contentDestroyedAt(),
                Set.of(TransferAction.PRINT));
    }

    static WindowVisit visit(String language) {
        return visit(PRACTICE, language);
    }

    static WindowVisit visit(Practice practice, String language) {
        Locale locale = Locale.forLanguageTag(language);
        Texts texts = new Texts(Methods.class, locale, ZoneId.of("Europe/Vienna"));
        return new WindowVisit("t", "k", practice, locale, texts, window(Map.of(), "invoice"), true);
    }
}
