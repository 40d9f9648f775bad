package org.briefsiegel.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.briefsiegel.faults.MailLog.Mail;
import org.briefsiegel.faults.TextLog.Text;

/** What the servers outside have answered to the copies of each message. */
final class Answers {

    private final Map<String, List<Answer>> byMessage = new HashMap<>();
    private final Map<String, List<Answer>> byNumber = new HashMap<>();
    private final Map<String, Acknowledged> sent = new HashMap<>();
    private final Logs logs;

    Answers(List<Acknowledged> acknowledged, Logs logs) {
        this.logs = logs;
        acknowledged.forEach(it -> sent.put(it.transfer(), it));
        for (Mail mail : logs.mails()) {
            byMessage.computeIfAbsent(mail.message(), id -> new ArrayList<>()).add(mail.answer());
        }
        logs.texts().stream()
                .filter(Text::first)
                .forEach(text -> byNumber.computeIfAbsent(text.number(), number -> new ArrayList<>())
                        .add(text.answer()));
    }

    /** In their order; none where no copy has left. */
    List<Answer> to(Map<String, String> row) {
        if (row.get("channel").equals("sms")) {
            return ofCode(row.get("transfer"));
        }
        Acknowledged transfer = sent.get(row.get("transfer"));
        List<Answer> answers = new ArrayList<>(byMessage.getOrDefault(row.get("id"), List.of()));
        if (row.get("purpose").equals("NOTICE")
                && transfer != null
                && logs.refused().contains(transfer.letter().email())) {
            answers.add(Answer.REFUSED);
        }
        return answers;
    }

    /** To the text messages of this transfer. */
    List<Answer> ofCode(String transfer) {
        Acknowledged of = sent.get(transfer);
        return of == null ? List.of() : byNumber.getOrDefault(of.letter().phone(), List.of());
    }
}
