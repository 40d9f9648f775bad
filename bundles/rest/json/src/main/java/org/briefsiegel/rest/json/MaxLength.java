package org.briefsiegel.rest.json;

/** How many characters a text of a request may have. */
public final class MaxLength {

    /** An id, or a word. */
    public static final int ID = 60;

    /** A line of text. */
    public static final int LINE = 200;

    /** E.164 has 15 digits; the rest is how people write them. */
    public static final int PHONE = 40;

    /** RFC 5321, 4.5.3.1.3, without the angle brackets. */
    public static final int EMAIL = 254;

    public static final int FILE_NAME = 255;

    public static final int URL = 500;

    /** Some lines of text. */
    public static final int MESSAGE = 2000;

    private MaxLength() {}
}
