package org.briefsiegel.factor.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a recipient is asked, for a page to draw.
 *
 * @param question the question, the page's heading: "Wann sind Sie geboren?"
 * @param hint where to find the answer, or an example; empty if none is needed
 * @param fields the fields to fill in; several fields are one group that the question names. None where it leads elsewhere
 * @param notReceived help for whom nothing has arrived, of a factor that sends something
 * @param destinations where the recipient can go to be recognized, of a {@link RedirectFactor}; none where there are fields
 */
public record Prompt(
        String question,
        String hint,
        List<Field> fields,
        Optional<NotReceived> notReceived,
        List<Destination> destinations) {

    public Prompt {
        Objects.requireNonNull(notReceived, "notReceived");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(hint, "hint");
        fields = List.copyOf(fields);
        destinations = List.copyOf(destinations);
        if (!fields.isEmpty() && !destinations.isEmpty()) {
            throw new IllegalArgumentException("a prompt asks, or else leads elsewhere");
        }
    }

    /** Of a factor that asks. */
    public Prompt(String question, String hint, List<Field> fields, Optional<NotReceived> notReceived) {
        this(question, hint, asked(fields), notReceived, List.of());
    }

    private static List<Field> asked(List<Field> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a prompt asks for at least one field");
        }
        return fields;
    }

    /** Of a factor that sends nothing. */
    public Prompt(String question, String hint, List<Field> fields) {
        this(question, hint, fields, Optional.empty());
    }

    /**
     * Of a factor that leads elsewhere.
     *
     * @param destinations none where nobody is there at the moment who could recognize the recipient: the page then says that the
     *     transfer can't be opened now
     */
    public static Prompt leadingTo(String question, String hint, List<Destination> destinations) {
        return new Prompt(question, hint, List.of(), Optional.empty(), destinations);
    }

    /** Of a factor that has nothing left to ask: the page then says that the transfer can't be opened now. */
    public static Prompt unanswerable(String question) {
        return leadingTo(question, "", List.of());
    }

    /**
     * Where a recipient can go to be recognized. Drawn as a link of the page, in the order of the prompt.
     *
     * @param name what it is called in addresses of the host, also in that to which the recipient comes back; small letters,
     *     digits and hyphens, 40 at most
     * @param label what stands on the link: "Weiter zu ID Austria"
     */
    public record Destination(String name, String label) {
        public Destination {
            Objects.requireNonNull(label, "label");
            if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException("name of a destination: " + name);
            }
        }
    }

    /**
     * What to tell whom nothing has arrived. The page adds where it went, and the way to a new one.
     *
     * @param title the words of the link, and the heading of the page: "Keine SMS erhalten oder gelöscht?"
     * @param advice how long it takes, and what to look at first
     */
    public record NotReceived(String title, String advice) {
        public NotReceived {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(advice, "advice");
        }
    }

    /** What keyboard a field needs. */
    public enum Kind {
        DIGITS,
        TEXT
    }

    /**
     * One text field.
     *
     * @param name its name in the posted form; letters and digits, starting with a letter
     * @param label what stands above it
     * @param kind the keyboard
     * @param autocomplete the HTML autofill token, {@code off} where none fits
     * @param width how many characters are usual, for the drawn width
     */
    public record Field(String name, String label, Kind kind, String autocomplete, int width) {

        public Field {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(autocomplete, "autocomplete");
            if (!name.matches("[A-Za-z][A-Za-z0-9]{0,39}")) {
                throw new IllegalArgumentException("field name: " + name);
            }
            if (width < 1) {
                throw new IllegalArgumentException("field width: " + width);
            }
        }
    }
}
