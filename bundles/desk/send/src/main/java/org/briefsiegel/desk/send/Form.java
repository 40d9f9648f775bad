package org.briefsiegel.desk.send;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.phone.PhoneNumber;

/** What a person has filled in, or finds filled in; never null, without what no field can hold. */
final class Form {

    /** The names of the fields, and of their elements on the page. */
    static final String ACTION = "action";

    static final String KEY = "key";
    static final String RELATION = "relation";
    static final String NAME = "name";
    static final String EMAIL = "email";

    /** What prints the link; empty where it is sent. */
    static final String CHANNEL = "channel";

    static final String LANGUAGE = "language";
    static final String MESSAGE = "message";
    static final String COUNTRY = "country";
    static final String PHONE = "phone";
    static final String FACTOR = "factor";

    /** The price that the person saw, as it was written. */
    static final String SHOWN = "shown";

    /** An address that the person was asked about and has left as it was. */
    static final String CONFIRMED = "confirmed";

    /** When it was read from the page, by the browser's clock in milliseconds; empty where no script reads it. */
    static final String AT = "at";

    private static final Set<String> FILLED_IN =
            Set.of(RELATION, NAME, EMAIL, CHANNEL, LANGUAGE, MESSAGE, COUNTRY, PHONE, FACTOR, SHOWN, CONFIRMED, AT);

    private static final String VALUE = "value-";
    private static final int LONGEST = 254; // an address, RFC 5321, 4.5.3.1.3
    private static final int LONGEST_MESSAGE = 2000; // as in the practice API

    /** Ends of lines, and what else isn't seen, in all of Unicode. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    /** The same without the end of a line. */
    private static final Pattern NO_LINES = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\n]]");

    private static final Pattern TIME = Pattern.compile("[0-9]{1,15}");

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    static Form posted(Map<String, String> posted) {
        Map<String, String> fields = new HashMap<>();
        posted.forEach((name, value) -> fields.put(name, cleaned(name, value)));
        return new Form(fields);
    }

    private static String cleaned(String name, String value) {
        String composed =
                Normalizer.normalize(value, Normalizer.Form.NFC); // a Mac's keyboard or clipboard may take it apart
        return name.equals(MESSAGE)
                ? NO_LINES.matcher(composed.replace("\r\n", "\n").replace('\r', '\n'))
                        .replaceAll(" ")
                        .strip()
                : NO_TEXT.matcher(composed).replaceAll(" ").strip();
    }

    /** The same with other values. */
    Form with(Map<String, String> others) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.putAll(others);
        return new Form(changed);
    }

    /** The same without these fields. */
    Form without(String... names) {
        Map<String, String> fewer = new HashMap<>(fields);
        fewer.keySet().removeAll(Set.of(names));
        return new Form(fewer);
    }

    /** What a person fills in, and what the page has shown with it; no key, and nothing that no page asks for. */
    Map<String, String> filledIn(Collection<String> factors) {
        Map<String, String> kept = new HashMap<>(fields);
        kept.keySet()
                .removeIf(name -> !FILLED_IN.contains(name)
                        && factors.stream().noneMatch(factor -> name.equals(valueOf(factor))));
        return kept;
    }

    /** The name of the field for a factor's value. */
    static String valueOf(String factor) {
        return VALUE + factor;
    }

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    Optional<String> present(String name) {
        return Optional.of(text(name)).filter(text -> !text.isEmpty());
    }

    /** What a person has typed, by what the page calls it. */
    Map<String, String> typed(Texts texts) {
        Map<String, String> typed = new LinkedHashMap<>();
        present(NAME).ifPresent(text -> typed.put(texts.text("recipient.name"), text));
        present(EMAIL).ifPresent(text -> typed.put(texts.text("recipient.email"), text));
        present(PHONE).ifPresent(text -> typed.put(texts.text("phone.title"), text));
        present(MESSAGE).ifPresent(text -> typed.put(texts.text("message.title"), text));
        return typed;
    }

    /** Whether the link is printed. */
    boolean isOnPaper() {
        return present(CHANNEL).isPresent();
    }

    String factor() {
        return text(FACTOR);
    }

    PhoneNumber phone() {
        return new PhoneNumber(present(COUNTRY).orElse(PhoneNumber.HOME), text(PHONE));
    }

    /** Whether the browser read it before the other: what is posted in the background may arrive later than what came after it. */
    boolean isOlderThan(Form other) {
        return TIME.matcher(text(AT)).matches()
                && TIME.matcher(other.text(AT)).matches()
                && Long.parseLong(text(AT)) < Long.parseLong(other.text(AT));
    }

    /** The names of fields that hold more than they take. */
    List<String> tooLong() {
        return fields.entrySet().stream()
                .filter(field -> field.getValue().length() > longest(field.getKey()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** How many characters a field takes (UTF-16). */
    static int longest(String name) {
        return name.equals(MESSAGE) ? LONGEST_MESSAGE : LONGEST;
    }

    @Override
    public String toString() {
        return "Form[…]";
    }
}
