package org.briefsiegel.desk.send;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;

/**
 * A service with one window, which opens for the first key that is 32 characters long. It refuses birth dates other than of 1984 and
 * addresses without a domain, and notes what is sent.
 */
final class FakeWindows implements WindowService {

    static final String TICKET = "0123456789abcdefghijklmnopqrstuv";
    static final String KEY = "vutsrqponmlkjihgfedcba9876543210";

    final List<Draft.Choice> sent = new ArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    /** What another request does once the next one has read the window, and before it keeps anything. */
    Runnable meanwhile = () -> {};

    private Window window;
    private Optional<String> opened = Optional.empty();

    FakeWindows(Window window) {
        this.window = window;
    }

    @Override
    public Reply<Window.Ticket> prepare(Draft draft, Files files) {
        return Reply.refused(Refusal.of(Problem.UNAVAILABLE, ""));
    }

    @Override
    public Window.Ticket prepareOverview(String practice, Locale locale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Window.Door> door(String ticket) {
        return Optional.of(new Window.Door(window.practice(), window.locale(), opened.isPresent()))
                .filter(door -> ticket.equals(TICKET));
    }

    @Override
    public Optional<Window> enter(String ticket, String key) {
        if (opened.isEmpty() && key.length() == KEY.length()) {
            opened = Optional.of(key);
        }
        return look(ticket, key);
    }

    @Override
    public Optional<Window> look(String ticket, String key) {
        return Optional.of(window).filter(it -> ticket.equals(TICKET) && opened.equals(Optional.of(key)));
    }

    @Override
    public String newKey() {
        return KEY;
    }

    @Override
    public void keep(String ticket, String key, UnaryOperator<Map<String, String>> typed) {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        if (look(ticket, key).orElse(null) instanceof Window.Sending before) {
            window = new Window.Sending(
                    before.draft(),
                    before.documents(),
                    typed.apply(before.typed()),
                    before.endsAt(),
                    before.endsAtMost());
        }
    }

    @Override
    public Optional<InputStream> document(String ticket, String key, int number) {
        return look(ticket, key)
                .map(opened -> new ByteArrayInputStream(("document " + number).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<Refusal> check(Draft draft, Draft.Choice choice) {
        List<Refusal> refusals = new ArrayList<>();
        if (choice.recipient().email().endsWith("@")) {
            refusals.add(
                    Refusal.of(Problem.INVALID_REQUEST, "/recipient/email", "Diese Adresse ist nicht vollständig."));
        }
        String fact = choice.typedIn().orElse(draft.facts().ofPatient().getOrDefault("birthDate", ""));
        if (choice.factor().equals("birth-date") && !fact.isEmpty() && !fact.contains("1984")) {
            refusals.add(Refusal.of(Problem.INVALID_FACT, "/patient/birthDate", "Dieses Datum gibt es nicht."));
        }
        return refusals;
    }

    @Override
    public Reply<Transfer> send(String ticket, String key, Draft.Choice choice) {
        sent.add(choice);
        return Reply.refused(refusal.orElseGet(() -> Refusal.of(Problem.UNAVAILABLE, "")));
    }
}
