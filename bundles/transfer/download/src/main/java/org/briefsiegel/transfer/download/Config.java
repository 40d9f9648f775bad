package org.briefsiegel.transfer.download;

/** What downloads need to know of {@code org.briefsiegel.web}. */
@interface Config {

    /** How recipients reach this server. */
    String baseUrl() default "http://localhost:8080";
}
