package org.briefsiegel.transfer.window;

import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowDesk;

/** A desk with one window, which opens for the first key that is 32 characters long. */
final class FakeWindows implements WindowDesk {

    static final String TICKET = "0123456789abcdefghijklmnopqrstuv";
    static final String KEY = "vutsrqponmlkjihgfedcba9876543210";

    private final Window window;
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
    public Reply<Transfer> send(String ticket, String key, Draft.Choice choice) {
        return Reply.refused(Refusal.of(Problem.UNAVAILABLE, ""));
    }
}
