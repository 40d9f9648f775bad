package org.briefsiegel.channel.sms;

import java.util.regex.Pattern;

/**
 * Whom messages come from.
 *
 * @param address as it is submitted
 * @param typeOfNumber SMPP 3.4, 5.2.5
 * @param numberingPlan SMPP 3.4, 5.2.6
 */
record SenderAddress(String address, byte typeOfNumber, byte numberingPlan) {

    private static final String NUMBER_SHAPE = "\\+[1-9][0-9]{6,14}";
    private static final String SHORT_CODE_SHAPE = "[0-9]{3,10}";
    /** Eleven septets, which is what fits; letters with accents arrive wrong in too many networks. */
    private static final String NAME_SHAPE = "[A-Za-z0-9 .&-]{1,11}";

    /** What can be set. */
    static final String SHAPE = NUMBER_SHAPE + "|" + SHORT_CODE_SHAPE + "|" + NAME_SHAPE;

    private static final Pattern NUMBER = Pattern.compile(NUMBER_SHAPE);
    private static final Pattern SHORT_CODE = Pattern.compile(SHORT_CODE_SHAPE);
    private static final Pattern NAME = Pattern.compile(NAME_SHAPE);

    static SenderAddress of(String sender) {
        if (NUMBER.matcher(sender).matches()) {
            return new SenderAddress(sender.substring(1), (byte) 1, (byte) 1);
        }
        if (SHORT_CODE.matcher(sender).matches()) {
            return new SenderAddress(sender, (byte) 3, (byte) 0);
        }
        if (NAME.matcher(sender).matches()) {
            return new SenderAddress(sender, (byte) 5, (byte) 0);
        }
        throw new IllegalArgumentException("a sender is +number, a short code or up to 11 letters and digits");
    }
}
