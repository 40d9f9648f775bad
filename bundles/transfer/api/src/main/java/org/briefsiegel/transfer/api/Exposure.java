package org.briefsiegel.transfer.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much whoever wasn't meant has seen, as far as a report of a breach asks for it. It is the detail of a
 * {@link TransferEvent.Kind#WRONG_RECIPIENT}, and so has one form as a text: {@code never-opened}, or {@code opened 1/2}.
 *
 * @param opened whether the factor had passed
 * @param fetched how many documents were fetched, in part at least
 * @param documents how many there are
 */
public record Exposure(boolean opened, int fetched, int documents) {

    /** The factor had never passed. */
    public static final Exposure NONE = new Exposure(false, 0, 0);

    private static final Pattern OPENED = Pattern.compile("opened ([0-9]{1,9})/([0-9]{1,9})");

    public Exposure {
        if (fetched < 0 || fetched > documents || !opened && documents > 0) {
            throw new IllegalArgumentException("no more is fetched than there is, and nothing without opening");
        }
    }

    public static Exposure opened(int fetched, int documents) {
        return new Exposure(true, fetched, documents);
    }

    /** Of an event's detail; what isn't one says that nothing was opened. */
    public static Exposure parse(String detail) {
        Matcher matcher = OPENED.matcher(detail);
        return matcher.matches()
                ? opened(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : NONE;
    }

    /** As an event's detail. */
    public String format() {
        return opened ? "opened " + fetched + "/" + documents : "never-opened";
    }
}
