package org.briefsiegel.factor.api;

/** How much a factor that was passed says about who is there. */
public enum Assurance {
    /** Something that others may know, too: a birth date, a number on a card. */
    STANDARD,
    /** Something sent to, or held by, this recipient alone. */
    MAXIMUM
}
