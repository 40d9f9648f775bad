package org.briefsiegel.desk.send;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.phone.PhoneNumber;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.Window;

/**
 * A window for sending as it stands: what was prepared, and what the person has made of it.
 *
 * @param without the numbers of the documents that were taken out
 */
record Selection(Window.Sending window, Form form, Set<Integer> without, Attempt attempt) {

    /** Who may read, by the words of the practice API, and in the order of the list. */
    static final List<String> RELATIONS = List.of(Recipient.PATIENT, "parent", "doctor", "insurer", "other");

    private static final String OTHER = "other";

    /** Where it is kept which documents were taken out, and what became of trying to send. */
    private static final String WITHOUT = "without";

    private static final String ATTEMPTED = "attempted";
    private static final String TOLD = "told";

    /**
     * Whether sending was tried with what is filled in.
     *
     * @param field name of the field that the reason belongs to; empty where it wasn't tried
     * @param told why it was refused, where that can't be found out again; else empty
     */
    record Attempt(String field, String told) {
        static final Attempt NONE = new Attempt("", "");

        boolean isMade() {
            return !field.isEmpty();
        }
    }

    Selection {
        without = Set.copyOf(without);
    }

    /** What the practice system knows, with what was typed so far in its place. */
    static Selection of(Window.Sending window) {
        Set<Integer> without = Stream.of(
                        window.typed().getOrDefault(WITHOUT, "").split(" "))
                .filter(number -> !number.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        Attempt attempt = new Attempt(
                window.typed().getOrDefault(ATTEMPTED, ""), window.typed().getOrDefault(TOLD, ""));
        return new Selection(window, suggested(window.draft()).with(window.typed()), without, attempt);
    }

    private static Form suggested(Draft draft) {
        Recipient recipient = draft.recipient();
        PhoneNumber phone = PhoneNumber.of(recipient.phone());
        Form form = Form.posted(Map.of(
                Form.RELATION, RELATIONS.contains(recipient.relation()) ? recipient.relation() : OTHER,
                Form.NAME, recipient.name(),
                Form.EMAIL, recipient.email(),
                Form.CHANNEL, recipient.channel(),
                Form.LANGUAGE, language(recipient.locale()).code(),
                Form.MESSAGE, draft.message(),
                Form.COUNTRY, phone.region(),
                Form.PHONE, phone.typed()));
        return draft.factor()
                .flatMap(factor -> draft.typedIn().map(value -> form.with(Map.of(Form.valueOf(factor), value))))
                .orElse(form);
    }

    private static Language language(Locale locale) {
        return Languages.OF_RECIPIENTS.of(locale).orElse(Language.GERMAN);
    }

    Draft draft() {
        return window.draft();
    }

    /** The same with what is posted in its place. */
    Selection with(Form posted, Set<String> factors) {
        return new Selection(window, form.with(posted.filledIn(factors)), without, Attempt.NONE);
    }

    Selection with(String field, String value) {
        return new Selection(window, form.with(Map.of(field, value)), without, attempt);
    }

    Selection with(Attempt made) {
        return new Selection(window, form, without, made);
    }

    Selection without(int number) {
        Set<Integer> more = new HashSet<>(without);
        more.add(number);
        return new Selection(window, form, more, attempt);
    }

    Selection withAgain(int number) {
        Set<Integer> fewer = new HashSet<>(without);
        fewer.remove(number);
        return new Selection(window, form, fewer, attempt);
    }

    /** What is to be kept of it. */
    Map<String, String> typed(Set<String> factors) {
        Map<String, String> typed = new HashMap<>(form.filledIn(factors));
        typed.put(WITHOUT, without.stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")));
        typed.put(ATTEMPTED, attempt.field());
        typed.put(TOLD, attempt.told());
        return typed;
    }

    /** The documents that are sent. */
    List<Transfer.Item> documents() {
        return window.documents().stream()
                .filter(document -> !without.contains(document.number()))
                .toList();
    }

    /** The language of mails and pages: as the practice system wrote it, where it is the same. */
    Locale locale() {
        Locale given = draft().recipient().locale();
        return Languages.OF_RECIPIENTS.all().stream()
                .filter(language -> language.code().equals(form.text(Form.LANGUAGE)))
                .findFirst()
                .filter(language -> language != language(given))
                .map(Language::locale)
                .orElse(given);
    }

    private String relation() {
        String given = draft().recipient().relation();
        String chosen = form.text(Form.RELATION);
        return chosen.equals(OTHER) && !RELATIONS.contains(given) || !RELATIONS.contains(chosen) ? given : chosen;
    }

    /**
     * What is chosen, in the words of the service.
     *
     * @param phone whether something is sent to the phone
     */
    Draft.Choice choice(String factor, boolean phone, Optional<String> value, Optional<String> quote) {
        Recipient recipient = new Recipient(
                form.text(Form.NAME),
                form.isOnPaper() ? "" : form.text(Form.EMAIL),
                phone ? form.phone().e164().orElse("") : "",
                locale(),
                relation(),
                form.text(Form.CHANNEL));
        Set<Integer> numbers = documents().stream().map(Transfer.Item::number).collect(Collectors.toSet());
        return new Draft.Choice(recipient, form.text(Form.MESSAGE), numbers, factor, value, quote);
    }

    @Override
    public String toString() {
        return "Selection[" + window + "]";
    }
}
