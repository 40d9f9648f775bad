package org.briefsiegel.channel.sms;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Outcome.Reason;
import org.briefsiegel.channel.api.Receipt;
import org.briefsiegel.channel.api.Receipt.Verdict;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;

/**
 * What a centre tells of a message: in optional parameters (SMPP 3.4, 5.3.2.12, 5.3.2.35 and 5.3.2.31), or in a text that the
 * standard only suggests (appendix B) and every centre writes its own way.
 *
 * @param id the centre's own
 * @param number of the phone
 * @param state as the text names it, {@code DELIVRD} for example
 * @param error as the text names it; empty where there is none
 * @param networkError of a GSM network (3GPP TS 29.002, 17.6.6); -1 where there is none
 */
record CentreReceipt(String id, String number, String state, String error, int networkError) {

    private static final Pattern ID = field("id", "([^\\s:]{1,65})");
    private static final Pattern STATE = field("stat", "([A-Za-z]{1,20})");
    private static final Pattern ERROR = field("err", "([0-9A-Za-z]{1,12})");

    /** SMPP 3.4, 5.2.28, by number. */
    private static final String[] STATES = {
        "", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"
    };

    private static final int GSM = 3;
    private static final int UNKNOWN_SUBSCRIBER = 1;
    private static final int ABSENT_SUBSCRIBER = 27;
    private static final int UNEXPECTED = -1;

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?i)(?:^|\\s)" + name + "\\s*[:=]\\s*" + value);
    }

    /** Empty where no message is named, or no state. */
    static Optional<CentreReceipt> of(DeliverSm delivered) {
        byte[] text = text(delivered);
        String words = new String(text, StandardCharsets.ISO_8859_1);
        String id = string(delivered, Tag.RECEIPTED_MESSAGE_ID)
                .or(() -> find(ID, words))
                .orElse("");
        String state = stateByNumber(delivered).or(() -> find(STATE, words)).orElse("");
        return id.isEmpty() || state.isEmpty()
                ? Optional.empty()
                : Optional.of(new CentreReceipt(
                        id,
                        delivered.getSourceAddr() == null ? "" : delivered.getSourceAddr(),
                        state.toUpperCase(Locale.ROOT),
                        find(ERROR, words).orElse(""),
                        networkError(delivered)));
    }

    /** Empty where it says that the message is still on its way, or something that nobody knows the meaning of. */
    Optional<Receipt> receipt(String channel) {
        return switch (state) {
            case "DELIVRD" -> Optional.of(receipt(channel, Verdict.DELIVERED, Reason.NONE));
            case "EXPIRED" -> Optional.of(receipt(channel, Verdict.FAILED, Reason.PHONE_UNREACHABLE));
            case "UNDELIV", "DELETED", "REJECTD" -> Optional.of(receipt(channel, Verdict.FAILED, reason()));
            case "UNKNOWN" -> Optional.of(receipt(channel, Verdict.DOUBTFUL, Reason.FATE_UNKNOWN));
            default -> Optional.empty();
        };
    }

    private Receipt receipt(String channel, Verdict verdict, Reason reason) {
        String detail = error.isEmpty() ? state : state + " " + error;
        return new Receipt(channel, ReceiptKeys.candidates(id, number), verdict, reason, detail);
    }

    /** Only a network's own code has a meaning that is the same everywhere. */
    private Reason reason() {
        return switch (networkError) {
            case UNKNOWN_SUBSCRIBER -> Reason.NUMBER_INVALID;
            case ABSENT_SUBSCRIBER -> Reason.PHONE_UNREACHABLE;
            default -> Reason.NOT_DELIVERED;
        };
    }

    private static byte[] text(DeliverSm delivered) {
        byte[] text = delivered.getShortMessage();
        if (text != null && text.length > 0) {
            return text;
        }
        OptionalParameter payload = delivered.getOptionalParameter(Tag.MESSAGE_PAYLOAD);
        return payload instanceof OptionalParameter.OctetString octets ? octets.getValue() : new byte[0];
    }

    private static Optional<String> find(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> string(DeliverSm delivered, Tag tag) {
        return delivered.getOptionalParameter(tag) instanceof OptionalParameter.OctetString octets
                ? Optional.of(new String(octets.getValue(), StandardCharsets.ISO_8859_1)
                                .replace("\0", "")
                                .strip())
                        .filter(it -> !it.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> stateByNumber(DeliverSm delivered) {
        int number = delivered.getOptionalParameter(Tag.MESSAGE_STATE) instanceof OptionalParameter.Byte state
                ? state.getValue()
                : UNEXPECTED;
        return number > 0 && number < STATES.length ? Optional.of(STATES[number]) : Optional.empty();
    }

    /** A byte for the kind of network, and two for its code. */
    private static int networkError(DeliverSm delivered) {
        if (delivered.getOptionalParameter(Tag.NETWORK_ERROR_CODE) instanceof OptionalParameter.OctetString octets) {
            byte[] bytes = octets.getValue();
            if (bytes.length == 3 && bytes[0] == GSM) {
                return (bytes[1] & 0xff) << 8 | bytes[2] & 0xff;
            }
        }
        return UNEXPECTED;
    }
}
