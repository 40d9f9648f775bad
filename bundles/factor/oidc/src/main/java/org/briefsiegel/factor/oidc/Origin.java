package org.briefsiegel.factor.oidc;

/** Where a provider's settings come from. */
@interface Origin {

    /** The kind of the settings, a tilde, and the name of the file. */
    String service_pid();
}
