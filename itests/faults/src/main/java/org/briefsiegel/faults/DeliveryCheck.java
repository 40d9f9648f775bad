package org.briefsiegel.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    void run(List<Mail> mails, List<Text> texts, Set<String> receipted, Findings findings) throws SQLException {
        List<Map<String, String>> outbox =
                database.rows("select id, transfer, purpose, channel, state, again, attempts, fate from outbox");
        transfers(findings);
        messages(outbox, findings);
        mails(outbox, mails, findings);
        texts(outbox, texts, receipted, findings);
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

    private void messages(List<Map<String, String>> outbox, Findings findings) {
        List<String> open = outbox.stream()
                .filter(row -> !row.get("state").equals("ACCEPTED"))
                .map(Object::toString)
                .toList();
        findings.rule("every message was taken by the next server, and settled", outbox.size(), open);
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

    private static void mails(List<Map<String, String>> outbox, List<Mail> mails, Findings findings) {
        Map<String, List<Mail>> copies = new HashMap<>();
        mails.forEach(mail ->
                copies.computeIfAbsent(mail.message(), id -> new ArrayList<>()).add(mail));
        List<String> broken = new ArrayList<>();
        List<String> unmarked = new ArrayList<>();
        int looked = 0;
        for (Map<String, String> row : outbox) {
            if (!row.get("channel").equals("mail")) {
                continue;
            }
            looked++;
            List<Mail> sent = copies.getOrDefault(row.get("id"), List.of());
            copies.remove(row.get("id"));
            count(row, sent.size(), broken);
            if (sent.stream().filter(mail -> !mail.again()).count() > 1) {
                unmarked.add(row + ": " + sent);
            }
        }
        copies.keySet().forEach(id -> broken.add(id + " left, and no row knows it"));
        findings.rule("each mail left at least once, and once where its outcome was known", looked, broken);
        findings.rule("of no mail two copies left without a mark", looked, unmarked);
    }

    private void texts(List<Map<String, String>> outbox, List<Text> texts, Set<String> receipted, Findings findings) {
        Map<String, Integer> copies = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        for (Text text : texts) {
            copies.merge(text.number(), text.first() ? 1 : 0, Integer::sum);
            last.put(text.number(), text.id());
        }
        Map<String, String> numbers = new HashMap<>();
        acknowledged.forEach(sent -> numbers.put(sent.transfer(), sent.letter().phone()));
        List<String> broken = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        int looked = 0;
        for (Map<String, String> row : outbox) {
            if (row.get("channel").equals("sms")) {
                looked++;
                String number = numbers.getOrDefault(row.get("transfer"), "");
                count(row, copies.getOrDefault(number, 0), broken);
                copies.remove(number);
                if (!row.get("fate").equals("DELIVERED") || !receipted.contains(last.getOrDefault(number, ""))) {
                    untold.add(row + ", " + last.get(number));
                }
            }
        }
        copies.keySet().forEach(number -> broken.add(number + " got a text of which no row knows"));
        findings.rule("each text left at least once, and once where its outcome was known", looked, broken);
        findings.rule("no receipt that was taken is lost", looked, untold);
    }

    /** Every try was counted before, and what may have left is marked. */
    private static void count(Map<String, String> row, int copies, List<String> broken) {
        boolean again =
                row.get("again").equalsIgnoreCase("true") || row.get("again").equals("t");
        int attempts = Integer.parseInt(row.get("attempts"));
        if (copies == 0 || copies > attempts || copies > 1 && !again) {
            broken.add(row + " left " + copies + " times");
        }
    }
}
