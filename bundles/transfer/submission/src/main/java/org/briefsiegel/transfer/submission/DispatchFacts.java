package org.briefsiegel.transfer.submission;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.briefsiegel.transfer.vaultapi.Vault;

/** The facts by which a factor addresses its messages, kept sealed for as long as it may have to send another. */
public final class DispatchFacts {

    private final Vault vault;

    public DispatchFacts(Vault vault) {
        this.vault = vault;
    }

    /** Empty where there are none: the factor sends nothing. */
    public String seal(String practice, String transfer, Map<String, String> facts) {
        if (facts.isEmpty()) {
            return "";
        }
        String lines = new TreeMap<>(facts)
                .entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining("\n"));
        return vault.sealText(context(practice, transfer), lines);
    }

    public Map<String, String> open(String practice, String transfer, String sealed) {
        return vault.openText(context(practice, transfer), sealed)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(fact -> fact[0], fact -> fact[1]));
    }

    private static String context(String practice, String transfer) {
        return String.join("/", "dispatch-facts", practice, transfer);
    }
}
