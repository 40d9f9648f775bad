package org.briefsiegel.transfer.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** Why a message didn't get through, or not yet; in words that a practice understands, German or English. */
public enum DeliveryReason {
    MAILBOX_UNKNOWN,
    MAILBOX_FULL,
    DOMAIN_UNKNOWN,
    ADDRESS_INVALID,
    ADDRESS_REFUSED,
    CONTENT_REFUSED,
    TOO_LARGE,
    NUMBER_INVALID,
    PHONE_UNREACHABLE,
    SERVER_UNREACHABLE,
    NOT_DELIVERED,
    FATE_UNKNOWN,
    BUSY,
    THROTTLED,
    NO_WAY_OUT,
    ANSWER_LOST,
    /** Its time was over before any server had refused it. */
    NOT_IN_TIME,
    /** Of whatever else, nothing is known but what the server had said. */
    OTHER;

    private static final ResourceBundle.Control AS_ASKED =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** As it stands in an event's detail. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@link #OTHER} where there is none of this name. */
    public static DeliveryReason of(String id) {
        return Arrays.stream(values())
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElse(OTHER);
    }

    /** What happened: one sentence, with its full stop. */
    public String text(Locale locale) {
        return texts(locale).getString(id());
    }

    /** What the practice does next: one sentence or two. */
    public String advice(Locale locale) {
        return texts(locale).getString(id() + ".next");
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                DeliveryReason.class.getPackageName() + ".delivery-reasons",
                locale,
                DeliveryReason.class.getClassLoader(),
                AS_ASKED);
    }
}
