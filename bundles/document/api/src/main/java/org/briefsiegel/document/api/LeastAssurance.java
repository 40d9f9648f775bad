package org.briefsiegel.document.api;

/** The weakest factor that may open a document. The names are those of the factors' assurance. */
public enum LeastAssurance {
    /** Any factor will do. */
    STANDARD,
    /** Only a factor sent to, or held by, the recipient alone. */
    MAXIMUM
}
