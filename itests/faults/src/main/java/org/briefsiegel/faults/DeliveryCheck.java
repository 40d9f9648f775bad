package org.briefsiegel.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.faults.MailLog.Mail;
import org.briefsiegel.faults.TextLog.Text;

/** Holds the outbox against what the servers outside have written down. */
final class DeliveryCheck {

    private final Database database;
    private final List<Acknowledged> acknowledged;

    DeliveryCheck(Database database, List<Acknowledged> acknowledged) {
        this.database = database;
        this.acknowledged = acknowledged;
    }

    void run(Logs logs, Findings findings) throws SQLException {
        List<Map<String, String>> outbox =
                database.rows("select id, transfer, purpose, channel, state, again, attempts, fate from outbox");
        Answers answers = new Answers(acknowledged, logs);
        LateCodes late = LateCodes.of(database);
        findings.note(late.transfers().size() + " codes were given up at their deadline, as in doubt");
        transfers(findings);
        messages(outbox, answers, logs, findings);
        copies(outbox, answers, findings);
        mails(outbox, logs.mails(), findings);
        texts(outbox, late, logs, findings);
    }

    /** A letter that was sent twice under its key is one transfer. */
    private void transfers(Findings findings) throws SQLException {
        Set<String> known = new HashSet<>();
        acknowledged.forEach(sent -> known.add(sent.transfer()));
        List<String> unasked = new ArrayList<>();
        List<Map<String, String>> rows = database.rows("select id from transfer");
        for (Map<String, String> row : rows) {
            if (!known.contains(row.get("id"))) {
                unasked.add(row.get("id") + " was acknowledged to nobody");
            }
        }
        findings.rule("every letter is one transfer", rows.size(), unasked);
    }

    private void messages(List<Map<String, String>> outbox, Answers answers, Logs logs, Findings findings) {
        Set<String> refused = new HashSet<>();
        outbox.stream()
                .filter(row -> answers.to(row).contains(Answer.REFUSED))
                .forEach(row -> refused.add(row.get("transfer")));
        Set<String> despaired = acknowledged.stream()
                .filter(sent -> logs.despaired().contains(sent.letter().phone()))
                .map(Acknowledged::transfer)
                .collect(Collectors.toSet());
        List<String> unsettled = outbox.stream()
                .filter(row -> !isSettled(row, answers.to(row))
                        && !isWithheld(
                                row,
                                answers.to(row),
                                refused.contains(row.get("transfer")),
                                despaired.contains(row.get("transfer")))
                        && !isLate(row, answers.to(row), logs.hasty()))
                .map(row -> row + " was answered " + answers.to(row))
                .toList();
        findings.rule("every message became what the next server has said to it", outbox.size(), unsettled);
        Map<String, Set<String>> purposes = new HashMap<>();
        outbox.forEach(row -> purposes.computeIfAbsent(row.get("transfer"), id -> new HashSet<>())
                .add(row.get("purpose")));
        List<String> missing = acknowledged.stream()
                .filter(sent -> !purposes.getOrDefault(sent.transfer(), Set.of())
                        .containsAll(sent.letter().isFree() ? Set.of("NOTICE") : Set.of("NOTICE", "FACTOR")))
                .map(Acknowledged::transfer)
                .toList();
        findings.rule("every transfer has its messages", acknowledged.size(), missing);
    }

    /**
     * @param refused whether a message of its transfer was: what still waited is withheld then
     * @param despaired whether a receipt said that its code was lost, at a time when its link may have been on its way
     */
    private static boolean isWithheld(
            Map<String, String> row, List<Answer> answers, boolean refused, boolean despaired) {
        long arrived = Answer.arrived(answers);
        return row.get("state").equals("WITHDRAWN") && (refused && arrived == 0 || despaired && arrived <= 1);
    }

    private static boolean isSettled(Map<String, String> row, List<Answer> answers) {
        return switch (row.get("state")) {
            case "ACCEPTED" -> answers.stream().anyMatch(Answer::mayBeHeard);
            case "ABANDONED" -> isGivenUp(answers, unread(row, answers));
            default -> false;
        };
    }

    /** How many texts may have been written into a session that broke before anybody read them; a mail is read to its dot. */
    private static int unread(Map<String, String> row, List<Answer> answers) {
        return row.get("channel").equals("sms") ? Integer.parseInt(row.get("attempts")) - answers.size() : 0;
    }

    private static boolean isLate(Map<String, String> row, List<Answer> answers, Set<String> hasty) {
        return hasty.contains(row.get("transfer"))
                && !row.get("state").equals("WAITING")
                && answers.stream().noneMatch(Answer::mayBeHeard);
    }

    /** When it was refused; or when nobody has answered for the second time, which asks for people. */
    private static boolean isGivenUp(List<Answer> answers, int unread) {
        return !answers.isEmpty()
                && (answers.get(answers.size() - 1) == Answer.REFUSED
                        || answers.stream().filter(Answer::mayBeMissed).count() + unread > 1);
    }

    /** Every try was counted before, and what may have left is marked. After a refusal there is no further one. */
    private static void copies(List<Map<String, String>> outbox, Answers answers, Findings findings) {
        List<String> broken = new ArrayList<>();
        for (Map<String, String> row : outbox) {
            List<Answer> all = answers.to(row);
            long copies = Answer.arrived(all);
            boolean again = row.get("again").equalsIgnoreCase("true")
                    || row.get("again").equals("t");
            int refused = all.indexOf(Answer.REFUSED);
            if (copies > 1 && !again
                    || all.size() > Integer.parseInt(row.get("attempts"))
                    || refused >= 0 && refused < all.size() - 1) {
                broken.add(row + " was answered " + all);
            }
        }
        findings.rule(
                "each message left once where its outcome was known, and never after a refusal", outbox.size(), broken);
    }

    private static void mails(List<Map<String, String>> outbox, List<Mail> mails, Findings findings) {
        Set<String> known = new HashSet<>();
        outbox.forEach(row -> known.add(row.get("id")));
        Map<String, List<Mail>> unmarked = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (Mail mail : mails) {
            if (!known.contains(mail.message())) {
                unknown.add(mail.toString());
            }
            if (mail.answer().mayHaveArrived() && !mail.again()) {
                unmarked.computeIfAbsent(mail.message(), id -> new ArrayList<>())
                        .add(mail);
            }
        }
        findings.rule("every mail is one of the outbox", mails.size(), unknown);
        List<String> twice = unmarked.values().stream()
                .filter(copies -> copies.size() > 1)
                .map(Object::toString)
                .toList();
        findings.rule("of no mail two copies left without a mark", mails.size(), twice);
    }

    private void texts(List<Map<String, String>> outbox, LateCodes late, Logs logs, Findings findings) {
        Map<String, String> taken = new HashMap<>();
        Set<String> numbers = new HashSet<>();
        for (Text text : logs.texts()) {
            numbers.add(text.number());
            if (text.answer() == Answer.TAKEN && text.named()) {
                taken.put(text.number(), text.id());
            }
        }
        Map<String, String> phones = new HashMap<>();
        acknowledged.forEach(sent -> phones.put(sent.transfer(), sent.letter().phone()));
        List<String> untold = new ArrayList<>();
        for (Map<String, String> row : outbox) {
            if (row.get("channel").equals("sms")) {
                String number = phones.getOrDefault(row.get("transfer"), "");
                numbers.remove(number);
                String last = taken.get(number);
                if (last != null
                        && !late.include(row)
                        && (!row.get("fate").equals("DELIVERED")
                                || !logs.receipted().contains(last))) {
                    untold.add(row + ", " + last);
                }
            }
        }
        findings.rule("every text is one of the outbox", logs.texts().size(), List.copyOf(numbers));
        findings.rule("no receipt that was taken is lost", taken.size(), untold);
    }
}
