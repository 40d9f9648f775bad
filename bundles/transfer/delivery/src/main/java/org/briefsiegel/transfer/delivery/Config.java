package org.briefsiegel.transfer.delivery;

/** Settings of {@code org.briefsiegel.transfer.delivery}, and the pages' address from {@code org.briefsiegel.web}. */
@interface Config {

    /** This node's name among several on one database. */
    String node() default "briefsiegel";

    /** For how long a message is in one node's hands; longer than any channel takes to send. */
    int leaseSeconds() default 180;

    /** The first pause after a failure; it doubles with each further one. */
    int firstRetrySeconds() default 5;

    int longestRetrySeconds() default 900;

    String baseUrl() default "http://localhost:8080";
}
