package org.briefsiegel.desk.overview;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;

/** One window, which somebody has opened. */
record OpenWindow(Window window) implements WindowService {

    static final String TICKET = "0123456789abcdefghijklmnopqrstuv";
    static final String KEY = "vutsrqponmlkjihgfedcba9876543210";

    @Override
    public Optional<Window.Door> door(String ticket) {
        return Optional.of(new Window.Door(window.practice(), window.locale(), true))
                .filter(door -> ticket.equals(TICKET));
    }

    @Override
    public Optional<Window> enter(String ticket, String key) {
        return look(ticket, key);
    }

    @Override
    public Optional<Window> look(String ticket, String key) {
        return Optional.of(window).filter(it -> ticket.equals(TICKET) && key.equals(KEY));
    }

    @Override
    public String newKey() {
        return KEY;
    }

    @Override
    public Reply<Window.Ticket> prepare(Draft draft, Files files) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Window.Ticket prepareOverview(String practice, Locale locale) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Reply<Transfer> send(String ticket, String key, Draft.Choice choice) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void keep(String ticket, String key, UnaryOperator<Map<String, String>> typed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<InputStream> document(String ticket, String key, int number) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Refusal> check(Draft draft, Draft.Choice choice) {
        throw new UnsupportedOperationException();
    }
}
