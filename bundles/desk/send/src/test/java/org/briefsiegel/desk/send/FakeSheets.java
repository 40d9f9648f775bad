package org.briefsiegel.desk.send;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;

/** Prints as long as it is offered, and notes what; refuses whoever doesn't say who hands the sheet out. */
final class FakeSheets implements AccessSheetService {

    final List<Handout> printed = new ArrayList<>();
    List<String> printers = List.of("sheet");
    Optional<Refusal> refusal = Optional.empty();

    @Override
    public List<String> printers() {
        return printers;
    }

    @Override
    public Reply<byte[]> print(String practice, String transfer, Handout handout, Locale locale) {
        if (handout.handedOutBy().isBlank()) {
            return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, "/handedOutBy", "Wer gibt es aus?"));
        }
        if (refusal.isPresent()) {
            return Reply.refused(refusal.get());
        }
        printed.add(handout);
        return Reply.done("%PDF-sheet".getBytes(StandardCharsets.UTF_8));
    }
}
