package org.briefsiegel.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether every code was charged once, and nothing else. */
final class ChargeCheck {

    private final Database database;

    ChargeCheck(Database database) {
        this.database = database;
    }

    void run(List<Acknowledged> acknowledged, Findings findings) throws SQLException {
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
        Set<String> owing = acknowledged.stream()
                .filter(sent -> !sent.letter().isFree())
                .map(Acknowledged::transfer)
                .collect(Collectors.toSet());
        for (String transfer : owing) {
            List<String> charges = states.getOrDefault(transfer, List.of());
            if (!charges.equals(List.of("POSTED")) || postings.getOrDefault(transfer, 0) != 1) {
                broken.add(transfer + " has charges " + charges + ", postings " + postings.get(transfer));
            }
        }
        states.keySet().stream()
                .filter(transfer -> !owing.contains(transfer))
                .forEach(transfer -> broken.add(transfer + " is charged and costs nothing"));
        findings.rule("every code is charged, once", owing.size(), broken);
    }
}
