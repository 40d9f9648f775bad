package org.briefsiegel.desk.overview;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;

/** Prints, unless it is told to refuse; refuses whoever doesn't say who hands the sheet out. */
final class FakeSheets implements AccessSheetService {

    final List<String> printed = new ArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    boolean offered = true;

    @Override
    public List<String> printers() {
        return offered ? List.of("sheet") : List.of();
    }

    @Override
    public Reply<byte[]> print(String practice, String transfer, Handout handout, Locale locale) {
        if (handout.handedOutBy().isBlank()) {
            return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, "/handedOutBy", "Wer gibt es aus?"));
        }
        printed.add(practice + " " + transfer + " " + handout.handedOutBy());
        return refusal.map(Reply::<byte[]>refused)
                .orElseGet(() -> Reply.done("%PDF-sheet".getBytes(StandardCharsets.UTF_8)));
    }
}
