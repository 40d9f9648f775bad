package org.briefsiegel.platform.settings;

/** What a text in a settings file stands for. */
public enum Kind {
    /** Anything on one line. */
    TEXT,
    /** {@code http://} or {@code https://}, a host, and maybe a port; no path, query, fragment or user. */
    BASE_URL,
    /** A host's name, or an IPv4 or IPv6 address. */
    HOST,
    /** A file or folder; absolute, or from the folder in which the server was started. */
    PATH,
    /** A time zone of the IANA database: {@code Europe/Vienna}. */
    ZONE,
    /** ISO 4217: {@code EUR}. */
    CURRENCY,
    /** A mail address without a name. */
    MAIL_ADDRESS,
    /** An address, or a network in CIDR notation: {@code 10.0.0.0/8}, {@code fd00::/8}. */
    NETWORK,
    /** A filter of OSGi services: {@code (channel.id=mail)}. */
    FILTER
}
