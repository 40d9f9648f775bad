package org.briefsiegel.transfer.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What didn't get through, or not yet, and why. It is the detail of a {@link TransferEvent.Kind#DELIVERY_DELAYED},
 * {@link TransferEvent.Kind#DELIVERY_FAILED} or {@link TransferEvent.Kind#DELIVERY_DOUBTFUL}, and so has one form as a text:
 * {@code mailbox-unknown link (recipient refused: 550 5.1.1)}.
 *
 * @param technical what a server had said, for who knows; may be empty
 */
public record DeliveryProblem(DeliveryReason reason, Subject subject, String technical) {

    private static final Pattern FORM = Pattern.compile("([a-z-]+) ([a-z-]+)(?: \\((.*)\\))?");

    /** Which message it is about. */
    public enum Subject {
        LINK,
        /** A code; the link had left before. */
        CODE,
        /** A code; its link was held back, and never left. */
        CODE_LINK_HELD,
        ATTACHMENT;

        /** As it stands in an event's detail. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Optional<Subject> of(String id) {
            return Arrays.stream(values())
                    .filter(subject -> subject.id().equals(id))
                    .findFirst();
        }
    }

    public DeliveryProblem {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(technical, "technical");
    }

    /** Of an event; empty where it is about something else, or was written before details had this form. */
    public static Optional<DeliveryProblem> of(TransferEvent event) {
        return switch (event.kind()) {
            case DELIVERY_DELAYED, DELIVERY_FAILED, DELIVERY_DOUBTFUL -> parse(event.detail());
            default -> Optional.empty();
        };
    }

    /** Of an event's detail; empty where it has another form. */
    public static Optional<DeliveryProblem> parse(String detail) {
        Matcher form = FORM.matcher(detail);
        if (!form.matches()) {
            return Optional.empty();
        }
        String technical = form.group(3) == null ? "" : form.group(3);
        return Subject.of(form.group(2))
                .map(subject -> new DeliveryProblem(DeliveryReason.of(form.group(1)), subject, technical));
    }

    /** As an event's detail. */
    public String format() {
        String words = reason.id() + " " + subject.id();
        return technical.isEmpty() ? words : words + " (" + technical + ")";
    }
}
