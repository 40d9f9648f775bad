package org.briefsiegel.channel.mailreceipts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Outcome.Reason;

/** The words in which a mail server says why, in English or German. They never leave this bundle: they may name a recipient. */
final class Explanation {

    private static final int LONGEST = 8000;

    private static final String SOMEBODY =
            "(?:user|recipient|mailbox|address|account|adresse|empf.{1,6}nger|benutzer|konto|postfach)";

    /** The first that is found counts. */
    private static final Map<Reason, Pattern> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(
                Reason.MAILBOX_FULL,
                Pattern.compile(
                        "(?:mailbox|inbox|postfach|speicher).{0,40}(?:full|voll)|over.?quota|quota.{0,20}exceeded"
                                + "|exceed.{0,40}quota|out of storage|insufficient (?:system )?storage"));
        WORDS.put(
                Reason.TOO_LARGE,
                Pattern.compile("(?:message|mail|nachricht).{0,40}(?:too (?:large|big)|zu gro)|size (?:limit|exceed)"
                        + "|exceed.{0,40}size"));
        WORDS.put(
                Reason.DOMAIN_UNKNOWN,
                Pattern.compile(
                        "(?:domain|host)(?: name)?.{0,60}(?:not found|not be found|n't be found|not exist|n't exist"
                                + "|unknown|existiert nicht|unbekannt)|unrouteable mail domain|n't find any host|unknown host"
                                + "|null ?mx|nxdomain|no such domain"));
        WORDS.put(
                Reason.MAILBOX_UNKNOWN,
                Pattern.compile(
                        SOMEBODY + ".{0,60}(?:unknown|not found|n't found|not be found|n't be found|not exist|n't exist"
                                + "|existiert nicht|unbekannt|nicht bekannt|nicht gefunden|invalid|ung.{1,6}ltig|not listed"
                                + "|unavailable)|(?:no such|unknown|invalid|unbekannter) " + SOMEBODY
                                + "|no mailbox here|no valid recipients|unrouteable address|recip\\w*notfound"));
        WORDS.put(
                Reason.CONTENT_REFUSED,
                Pattern.compile("spam|virus|malware|blacklist|blocklist|blocked|reputation|dmarc|\\bspf\\b|dkim|policy"
                        + "|content (?:rejected|refused)|end of data"));
        WORDS.put(
                Reason.ADDRESS_REFUSED,
                Pattern.compile(
                        "relay|access denied|not (?:authori[sz]ed|permitted|allowed)|restrict|resolver\\.rst|rcpt to"));
        WORDS.put(
                Reason.SERVER_UNREACHABLE,
                Pattern.compile(
                        "timed? ?out|timeout|connection refused|n.t be reached|not be reached|unreachable|expired"
                                + "|no route to host|lost connection|not responding|nicht erreichbar|too long|zu lange"));
    }

    private final String words;

    Explanation(String words) {
        this.words = words.substring(0, Math.min(LONGEST, words.length()))
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }

    Optional<Reason> reason() {
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().matcher(words).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether it's the address that is refused, and not what was written. */
    boolean saysAddress() {
        return says(Reason.ADDRESS_REFUSED) && !says(Reason.CONTENT_REFUSED);
    }

    /**
     * Exchange Online says 5.1.10 of a mailbox that isn't there, where RFC 7505 means a domain without mail, and 5.4.1 where it
     * takes nothing for an address.
     */
    boolean contradicts(String subject) {
        return subject.equals("1.10") && says(Reason.MAILBOX_UNKNOWN)
                || subject.equals("4.1") && words.contains("access denied");
    }

    private boolean says(Reason reason) {
        return WORDS.get(reason).matcher(words).find();
    }
}
