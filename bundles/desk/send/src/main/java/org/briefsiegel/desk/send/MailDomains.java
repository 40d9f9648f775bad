package org.briefsiegel.desk.send;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.domains.Domains;

/** Knows how the domains of large mail services are misspelt. */
final class MailDomains {

    /**
     * The services that patients in Austria and its neighbours use most, and their sisters that look like slips; of two that
     * are as near, the first is suggested.
     */
    static final List<String> KNOWN = List.of(
            "gmail.com",
            "googlemail.com",
            "gmx.at",
            "gmx.net",
            "gmx.de",
            "gmx.ch",
            "gmx.com",
            "mail.com",
            "mail.de",
            "web.de",
            "aon.at",
            "a1.net",
            "chello.at",
            "drei.at",
            "kabsi.at",
            "liwest.at",
            "tele2.at",
            "inode.at",
            "utanet.at",
            "hotmail.com",
            "hotmail.de",
            "hotmail.at",
            "outlook.com",
            "outlook.at",
            "outlook.de",
            "live.at",
            "live.com",
            "live.de",
            "msn.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "yahoo.com",
            "yahoo.de",
            "yahoo.at",
            "ymail.com",
            "t-online.de",
            "freenet.de",
            "bluewin.ch",
            "posteo.de",
            "mailbox.org",
            "proton.me",
            "protonmail.com",
            "email.com",
            "email.de",
            "hotmail.it",
            "hotmail.fr",
            "hotmail.ch",
            "outlook.it",
            "outlook.fr",
            "outlook.hu",
            "outlook.cz",
            "outlook.sk",
            "yahoo.it",
            "yahoo.fr",
            "live.it",
            "live.fr",
            "chello.hu",
            "chello.sk",
            "t-online.hu",
            "posteo.at",
            "posteo.ch",
            "posteo.net",
            "protonmail.ch");

    /** Short names have neighbours that exist: one letter is as far as these are trusted. */
    private static final int SHORT = 8;

    private MailDomains() {}

    /** What the address might have been meant to be, where its domain looks misspelt. */
    static Optional<String> meant(String address) {
        int at = address.lastIndexOf('@');
        String typed = address.substring(at + 1).strip();
        String domain = Domains.ascii(typed).orElseGet(() -> typed.toLowerCase(Locale.ROOT));
        if (at < 1 || domain.isEmpty() || KNOWN.contains(domain)) {
            return Optional.empty();
        }
        return KNOWN.stream()
                .filter(known -> distance(domain, known) <= reach(known))
                .min(Comparator.comparingInt(known -> distance(domain, known)))
                .map(known -> address.substring(0, at + 1) + known);
    }

    private static int reach(String domain) {
        return domain.length() <= SHORT ? 1 : 2;
    }

    /** How many letters are wrong, missing, too many, or swapped with their neighbours (Damerau, restricted). */
    static int distance(String one, String other) {
        int[][] distance = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, one, other, i, j);
            }
        }
        return distance[one.length()][other.length()];
    }

    private static int step(int[][] distance, String one, String other, int i, int j) {
        int replaced = distance[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int shortest = Math.min(replaced, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(shortest, distance[i - 2][j - 2] + 1) : shortest;
    }
}
