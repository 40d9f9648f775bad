package org.briefsiegel.transfer.delivery;

/** Settings of {@code org.briefsiegel.transfer.delivery}, and the pages' address from {@code org.briefsiegel.web}. */
@interface Config {

    /** This node's name among several on one database; for the operator's eyes. */
    String node() default "briefsiegel";

    /** For how long a message stays in a node's hands without a sign of life; renewed while it is being sent. */
    int leaseSeconds() default 30;

    /** How many messages of one channel are in hand at a time. */
    int messagesPerChannel() default 4;

    /** How long a channel may take over one message until that counts as lost, and others are sent in its place. */
    int sendLimitSeconds() default 600;

    /** The first pause after a failure; it doubles with each further one. */
    int firstRetrySeconds() default 5;

    int longestRetrySeconds() default 900;

    String baseUrl() default "http://localhost:8080";
}
