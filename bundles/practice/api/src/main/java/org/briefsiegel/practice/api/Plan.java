package org.briefsiegel.practice.api;

/** What a practice has subscribed to. What a plan holds is the pricing rule's to say. */
public enum Plan {
    MINI,
    LIGHT,
    BASIC,
    PRO
}
