package org.briefsiegel.transfer.rest;

/** What papers need of {@code org.briefsiegel.web}. */
@interface Printing {

    /** Where the times on papers are meant. */
    String timeZone() default "Europe/Vienna";
}
