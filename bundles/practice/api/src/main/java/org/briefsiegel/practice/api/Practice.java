package org.briefsiegel.practice.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A medical practice: the tenant, and the sender that recipients see.
 *
 * @param id made by the registry
 * @param name what recipients read
 * @param addOns ids of booked add-ons, for example {@code sms}
 * @param email where replies and notices go: a mail address, unless another channel than mail carries links
 * @param phone what recipients may call
 * @param sandbox whether it only tries things out: nothing that it sends leaves this server; fixed when it is registered
 * @param suspendedAt since when it is {@link #isSuspended() suspended}, if it is
 * @param logo hash of its logo, if it has one, see {@link Practices#logo}
 * @param settings switches by name, see {@link Setting}
 */
public record Practice(
        String id,
        String name,
        Plan plan,
        Set<String> addOns,
        String email,
        String phone,
        boolean sandbox,
        Optional<Instant> suspendedAt,
        Optional<String> logo,
        Map<Setting, String> settings) {

    public Practice {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(suspendedAt, "suspendedAt");
        Objects.requireNonNull(logo, "logo");
        addOns = Set.copyOf(addOns);
        settings = Map.copyOf(settings);
    }

    /**
     * Whether the operator has suspended it: its keys and windows are refused, and nothing new is sent in its name. Links that
     * are out stay usable.
     */
    public boolean isSuspended() {
        return suspendedAt.isPresent();
    }

    /** What charges of one day may amount to for this practice, if it has a limit of its own; in plain notation. */
    public Optional<BigDecimal> dailyCap() {
        return Optional.ofNullable(settings.get(Setting.DAILY_CAP)).map(BigDecimal::new);
    }

    /** The origins whose pages may show the practice's windows in a frame. */
    public List<String> frameOrigins() {
        return Optional.ofNullable(settings.get(Setting.FRAME_ORIGINS)).stream()
                .flatMap(origins -> Stream.of(origins.split(" ")))
                .filter(origin -> !origin.equals("none"))
                .toList();
    }

    /** Where it is, in one line; empty where it hasn't said. */
    public String address() {
        return settings.getOrDefault(Setting.ADDRESS, "");
    }

    /** The colour of its pages, as {@code #rrggbb}. */
    public Optional<String> colour() {
        return Optional.ofNullable(settings.get(Setting.COLOUR)).filter(colour -> !colour.equals("none"));
    }

    /** Who it is before the law: an {@code https} address or a text, whose lines end with a line feed; empty where it hasn't said. */
    public String imprint() {
        return words(Setting.IMPRINT);
    }

    /** What it does with its recipients' data; of the form of {@link #imprint}. */
    public String privacy() {
        return words(Setting.PRIVACY);
    }

    private String words(Setting setting) {
        String words = settings.getOrDefault(setting, "none");
        return words.equals("none") ? "" : words.replace("\\n", "\n");
    }

    /**
     * Whether a recipient whose link has expired gets a new one without the practice's doing. By hand until set, and while the
     * practice is suspended.
     */
    public boolean renewsAutomatically() {
        return !isSuspended() && "automatic".equals(settings.get(Setting.RENEWAL));
    }

    /** After how many days a recipient who hasn't opened a transfer is reminded, each time, in order; never, until set. */
    public List<Integer> reminderDays() {
        return days(Setting.REMINDERS).distinct().sorted().toList();
    }

    /** After how many days a text message reminds, each time, in order; never, until set. */
    public List<Integer> textReminderDays() {
        return days(Setting.TEXT_REMINDERS).distinct().sorted().toList();
    }

    /** How many days before the end of a link that nobody has opened the practice is told; never, until set. */
    public Optional<Integer> toldBeforeEndDays() {
        return days(Setting.UNOPENED_NOTICE).findFirst();
    }

    private Stream<Integer> days(Setting setting) {
        return Stream.of(settings.getOrDefault(setting, "none").split(" "))
                .filter(day -> !day.equals("none"))
                .map(Integer::valueOf);
    }

    /** Whether recipients may look at documents in the browser. Allowed until the practice switches it off. */
    public boolean allowsPreview() {
        return !"false".equals(settings.get(Setting.PREVIEW));
    }

    /** Whether documents may be sent as attachments, without a factor. Off until the practice switches it on. */
    public boolean allowsUnauthenticatedAttachments() {
        return Boolean.parseBoolean(settings.get(Setting.UNAUTHENTICATED_ATTACHMENTS));
    }
}
