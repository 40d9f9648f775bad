package org.briefsiegel.rest.windows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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

/** Prepares every window, and keeps what it was given. */
final class FakeWindows implements WindowService {

    final List<Draft> drafts = new ArrayList<>();
    final List<String> contents = new ArrayList<>();
    final List<Locale> overviews = new ArrayList<>();

    @Override
    public Reply<Window.Ticket> prepare(Draft draft, Files files) throws IOException {
        for (Optional<InputStream> file = files.next(); file.isPresent(); file = files.next()) {
            contents.add(new String(file.get().readAllBytes(), StandardCharsets.UTF_8));
        }
        drafts.add(draft);
        return Reply.done(ticket());
    }

    @Override
    public Window.Ticket prepareOverview(String practice, Locale locale) {
        overviews.add(locale);
        return ticket();
    }

    private static Window.Ticket ticket() {
        return new Window.Ticket("0123", Instant.EPOCH);
    }

    @Override
    public Optional<Window.Door> door(String ticket) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Window> enter(String ticket, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Window> look(String ticket, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String newKey() {
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

    @Override
    public Reply<Transfer> send(String ticket, String key, Draft.Choice choice) {
        throw new UnsupportedOperationException();
    }
}
