package org.briefsiegel.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether every code that was taken was charged once, and nothing else. */
final class ChargeCheck {

    private static final String RELEASED = "RELEASED";
    private static final String POSTED = "POSTED";
    private static final String DOUBTFUL = "DOUBTFUL";

    private final Database database;

    ChargeCheck(Database database) {
        this.database = database;
    }

    void run(List<Acknowledged> acknowledged, Logs logs, Findings findings) throws SQLException {
        Map<String, List<String>> states = new HashMap<>();
        for (Map<String, String> row : database.rows("select transfer, state from charge")) {
            states.computeIfAbsent(row.get("transfer"), id -> new ArrayList<>()).add(row.get("state"));
        }
        Map<String, Integer> postings = new HashMap<>();
        for (Map<String, String> row :
                database.rows("select transfer from ledger_entry where account = 'RECEIVABLE'")) {
            postings.merge(row.get("transfer"), 1, Integer::sum);
        }
        List<String> broken = new ArrayList<>();
        Map<String, Acknowledged> owing = acknowledged.stream()
                .filter(sent -> !sent.letter().isFree())
                .collect(Collectors.toMap(Acknowledged::transfer, sent -> sent));
        Answers answers = new Answers(acknowledged, logs);
        LateCodes late = LateCodes.of(database);
        for (String transfer : owing.keySet()) {
            List<String> charges = states.getOrDefault(transfer, List.of());
            List<Answer> answered = answers.ofCode(transfer);
            int posted = charges.contains(POSTED) ? 1 : 0;
            if (charges.size() != 1
                    || !due(owing.get(transfer), answered, late, logs).contains(charges.get(0))
                    || postings.getOrDefault(transfer, 0) != posted) {
                broken.add(transfer + " has charges " + charges + ", postings " + postings.get(transfer)
                        + ": its code was answered " + answered);
            }
        }
        states.keySet().stream()
                .filter(transfer -> !owing.containsKey(transfer))
                .forEach(transfer -> broken.add(transfer + " is charged and costs nothing"));
        findings.rule("every code that was taken is charged, once", owing.size(), broken);
    }

    /** What may become of the charge for a code that was answered so. */
    private static Set<String> due(Acknowledged sent, List<Answer> answers, LateCodes late, Logs logs) {
        if (answers.isEmpty()) {
            return logs.hasty().contains(sent.transfer()) ? Set.of(RELEASED) : Set.of();
        }
        boolean known = !late.transfers().contains(sent.transfer());
        if (known && answers.contains(Answer.TAKEN)) {
            return Set.of(POSTED);
        }
        if (known && answers.contains(Answer.REFUSED)) {
            return Set.of(RELEASED);
        }
        Set<String> due = new HashSet<>(Set.of(DOUBTFUL));
        if (known && answers.contains(Answer.UNSURE)) {
            due.add(POSTED);
        }
        if (logs.refuse(sent)) { // of what may have arrived beside a link that can't be opened, nothing is owed
            due.add(RELEASED);
        }
        return due;
    }
}
