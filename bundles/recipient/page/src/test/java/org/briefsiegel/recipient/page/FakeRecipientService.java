package org.briefsiegel.recipient.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Logo;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.Sender;

/** A service with one letter, whose answer is the ninth of March 1984, or {@code 123456} where a code is asked for. */
final class FakeRecipientService implements RecipientService {

    final List<Map<String, String>> answers = new ArrayList<>();

    static final String LINK = "0123456789abcdefghijklmnopqrstuv";
    static final String SESSION = "s".repeat(32);
    static final String FORM_TOKEN = "f1";
    static final Instant EXPIRY = Instant.parse("2026-12-07T13:30:00Z");
    static final Letter.Question BIRTH_DATE = new Letter.Question(
            "Wann sind Sie geboren?",
            "Zum Beispiel: 9 3 1984",
            List.of(
                    new Letter.Field("day", "Tag", true, "bday-day", 2),
                    new Letter.Field("month", "Monat", false, "bday-month", 9),
                    new Letter.Field("year", "Jahr", true, "bday-year", 4)),
            Optional.empty());
    static final Letter.Question CODE = new Letter.Question(
            "Welcher Code steht in der SMS?",
            "Wir haben ihn an +43664•••4567 geschickt. Er hat sechs Ziffern.",
            List.of(new Letter.Field("code", "Code", true, "one-time-code", 8)),
            Optional.of(new Letter.NotReceived("Keine SMS erhalten?", "Eine SMS kann einige Minuten brauchen.")));

    static final String LOGO = "ab".repeat(32);

    final List<String> requests = new ArrayList<>();
    CodeOffer code = new CodeOffer(CodeOffer.Standing.POSSIBLE, "••• 567", Optional.empty());
    final Set<String> closed = new HashSet<>();
    Letter.Status status = Letter.Status.READY;
    Optional<Instant> pausedUntil = Optional.empty();
    Letter.Question question = BIRTH_DATE;
    Locale chosenByPractice = Locale.forLanguageTag("de-AT");
    Sender sender = sender("Ordination Dr. Anna Huber");
    String title = "Honorarnote 2026/117";
    Optional<OpenLetter.Payment> payment = Optional.empty();
    int triesLeft = 5;
    Optional<Duration> pause = Optional.of(Duration.ofMinutes(15));
    boolean broken;
    int lettersRead;

    /** Whether the factor asks and then says nothing of the answers. */
    boolean mute;

    @Override
    public Optional<Letter> letter(String link, UnaryOperator<Locale> language) {
        lettersRead++;
        if (broken) {
            throw new IllegalStateException("no database");
        }
        if (!link.equals(LINK)) {
            return Optional.empty();
        }
        boolean ready = status == Letter.Status.READY;
        return Optional.of(new Letter(
                sender,
                chosenByPractice,
                status,
                EXPIRY,
                pausedUntil,
                ready ? Optional.of(question) : Optional.empty(),
                FORM_TOKEN));
    }

    @Override
    public Optional<Opening> answer(String link, Map<String, String> fields, Locale locale) {
        answers.add(fields);
        if (status != Letter.Status.READY) {
            return Optional.of(new Opening.Closed());
        }
        if (mute) {
            return Optional.of(new Opening.Unavailable());
        }
        if (!fields.getOrDefault(Letter.Question.CHALLENGE, "").equals(question.challenge())) {
            return Optional.of(new Opening.Outdated());
        }
        String typed = question.fields().stream()
                .map(field -> fields.getOrDefault(field.name(), ""))
                .reduce("", (one, other) -> one + other);
        if (typed.equals("931984") || typed.equals("123456")) {
            return Optional.of(new Opening.Passed(SESSION));
        }
        if (fields.getOrDefault("month", "1").equals("13")) {
            return Optional.of(new Opening.Mistyped(List.of(
                    new Opening.Flaw("month", "Diesen Monat gibt es nicht."),
                    new Opening.Flaw("year", "Geben Sie das Jahr ein."))));
        }
        triesLeft--;
        if (triesLeft == 0) {
            status = Letter.Status.PAUSED;
        }
        return Optional.of(new Opening.Wrong(5 - triesLeft, triesLeft, pause));
    }

    @Override
    public Optional<OpenLetter> open(String link, String session, Locale locale) {
        if (!session.equals(SESSION) || closed.contains(session)) {
            return Optional.empty();
        }
        return letter(link, given -> locale)
                .map(letter -> new OpenLetter(
                        letter,
                        "Liebe Frau Muster,\nanbei Ihre <Honorarnote>.",
                        List.of(
                                new OpenLetter.Enclosure(
                                        1, "Rechnung", title, "a.pdf", "application/pdf", 128_400, true, payment),
                                new OpenLetter.Enclosure(
                                        2,
                                        "Befund",
                                        "Laborbefund vom 3. März",
                                        "b.pdf",
                                        "image/png",
                                        1_440_000,
                                        true))));
    }

    @Override
    public Optional<Download> download(String link, String session, int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Download> preview(String link, String session, int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close(String session) {
        closed.add(session);
    }

    @Override
    public Optional<CodeOffer> codeOffer(String link) {
        return letter(link, given -> Locale.GERMAN)
                .filter(letter -> question.notReceived().isPresent())
                .map(letter -> code);
    }

    @Override
    public Optional<CodeOffer> sendCode(String link, String formToken) {
        return codeOffer(link).map(offer -> {
            if (!formToken.equals(FORM_TOKEN)) {
                return new CodeOffer(CodeOffer.Standing.STALE_FORM, offer.address(), Optional.empty());
            }
            boolean possible = offer.standing() == CodeOffer.Standing.POSSIBLE;
            if (possible) {
                requests.add("code");
            }
            return possible ? new CodeOffer(CodeOffer.Standing.SENT, offer.address(), Optional.empty()) : offer;
        });
    }

    @Override
    public Optional<Boolean> reportWrongRecipient(String link, String formToken) {
        return request(link, formToken, "wrong-recipient").map(taken -> {
            status = taken ? Letter.Status.WRONG_RECIPIENT : status;
            return taken;
        });
    }

    @Override
    public Optional<Boolean> requestRenewal(String link, String formToken) {
        return request(link, formToken, "renewal");
    }

    private Optional<Boolean> request(String link, String formToken, String what) {
        return letter(link, given -> Locale.GERMAN).map(letter -> {
            boolean fresh = formToken.equals(FORM_TOKEN);
            if (fresh) {
                requests.add(what);
            }
            return fresh;
        });
    }

    @Override
    public Optional<Logo> logo(String hash) {
        return hash.equals(LOGO) ? Optional.of(new Logo("image/png", new byte[] {1, 2, 3})) : Optional.empty();
    }

    static Sender sender(String name) {
        return sender(name, "", "");
    }

    static Sender sender(String name, String imprint, String privacy) {
        return new Sender(
                name,
                "+43 1 234 56 78",
                "Hauptstraße 1, 1010 Wien",
                Optional.of("#0b4f5c"),
                Optional.of(LOGO),
                imprint,
                privacy);
    }
}
