package org.briefsiegel.itests.architecture;

import static org.briefsiegel.itests.architecture.GermanText.Reader.PATIENT;
import static org.briefsiegel.itests.architecture.GermanText.Reader.PRACTICE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.itests.architecture.GermanText.Reader;

/** One word for one thing in what is read in German, and sentences that stand on their own. */
final class WordRules {

    /**
     * What may not be read.
     *
     * @param readers who may not read it
     * @param instead what is written in its place
     */
    private record Rule(Set<Reader> readers, Pattern words, String instead) {

        Rule(Set<Reader> readers, String words, String instead) {
            this(readers, Pattern.compile(words, Pattern.UNICODE_CHARACTER_CLASS), instead);
        }

        boolean isBrokenBy(Reader reader, String words) {
            return readers.contains(reader) && this.words.matcher(words).find();
        }
    }

    private static final Set<Reader> ALL = Set.of(PATIENT, PRACTICE);

    private static final List<Rule> RULES = List.of(
            new Rule(
                    ALL, "Transfer|[Üü]bertrag|\\bPost\\b|\\bBrief(e|en|s)?\\b", "Nachricht, or Sendung at a practice"),
            new Rule(Set.of(PATIENT), "Sendung", "Nachricht"),
            new Rule(Set.of(PRACTICE), "\\bNachricht", "Sendung; E-Mail or SMS where that is meant"),
            new Rule(Set.of(PRACTICE), "[Ww]iderr[uo]f", "zurückziehen"),
            new Rule(Set.of(PRACTICE), "[Ee]ntsperr", "freigeben"),
            new Rule(ALL, "falschen? Person g(ing|egangen)", "Jemand meldet: …, which is all that is known"),
            new Rule(ALL, "\\bSie (können|dürfen|sollen|müssen) sie\\b", "the noun: Sie können die Dokumente …"),
            new Rule(ALL, "\\bein: ?\\{", "a sentence: Tragen Sie das Geburtsdatum ein"),
            new Rule(ALL, "\\b(Standard|Maximal) [A-ZÄÖÜ]", "a hyphen: Standard-Sicherheit"),
            new Rule(ALL, "\\w+, \\w+, (oder|und)\\b", "no comma before the last of a list"));

    /** By the text's key, and what in it may stand there, for a reason. */
    static final Map<String, String> EXCEPTIONS = Map.of(
            "desk.send/messages/message.title", "Nachricht", // what the practice writes to the recipient
            "desk.send/messages/sent.reported", "„Diese Nachricht ist nicht für mich.“", // the recipient's words
            "transfer.refusal/messages/again.reported", "„Diese Nachricht ist nicht für mich.“",
            "rest.http/messages/detail.unauthenticated", "widerrufen", // of a key, which isn't taken back
            "transfer.notice/alerts/what.wrong-recipient",
                    "Ob sie wirklich an die falsche Person ging, wissen wir nicht.");

    private WordRules() {}

    /** What is to be written instead, of each rule that is broken. */
    static List<String> breaks(GermanText text) {
        String words = text.words().replace(EXCEPTIONS.getOrDefault(text.key(), "\0"), "");
        return RULES.stream()
                .filter(rule -> rule.isBrokenBy(text.reader(), words))
                .map(rule -> text.key() + " = " + text.words() + " (instead: " + rule.instead() + ")")
                .toList();
    }
}
