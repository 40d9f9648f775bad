package org.briefsiegel.factor.oidc;

import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One identity provider: a file {@code etc/org.briefsiegel.factor.oidc-<any name>.cfg} for each. */
@ObjectClassDefinition(factoryPid = IdentityProvider.PID)
@interface Config {

    /** In addresses and in subjects: what the provider is registered as here, for good. */
    @Setting(
            pattern = "[a-z0-9][a-z0-9-]{0,39}",
            means = "small letters, digits and hyphens, 40 at most",
            needed = true)
    String name();

    /** What people call it, in every language: ID Austria. */
    @Setting(needed = true)
    String label();

    /** Its issuer identifier, from which its description is found (OpenID Connect Discovery 1.0, 4). */
    @Setting(
            pattern = "https://[^\\s?#]+|http://(localhost|127\\.0\\.0\\.1)(:[0-9]+)?(/[^\\s?#]*)?",
            means = "an https address without query and fragment",
            needed = true)
    String issuer();

    /** Who this server is there. */
    @Setting(needed = true)
    String clientId();

    /** The password that belongs to it; empty where the provider takes a client without one. */
    String _clientSecret() default "";

    /** What is asked for beside {@code openid}. */
    String[] scopes() default "profile";

    /** By what somebody is recognized: birth date and name of the practice's record, or the provider's own identifier. */
    @Setting(pattern = "birth-date-and-name|subject", means = "birth-date-and-name or subject", needed = true)
    String match();

    /** The claim that identifies a person for good, where it is matched by subject. A mail address doesn't: it may belong to several. */
    @Setting(pattern = "(?!(?i).*mail)\\S+", means = "a claim, but not the mail address", needed = true)
    String subjectClaim() default "sub";

    /** How well somebody has to be authenticated: values of the claim {@code acr}, each of which is enough; empty: as the provider likes. */
    String[] acr() default {};

    /** Whether somebody who is signed in there already needn't sign in again: then whoever sits at their computer gets in. */
    boolean reuseLogin() default false;

    /** How far the provider's clock may be wrong. */
    @AttributeDefinition(min = "0", max = "300")
    int clockSkewSeconds() default 60;

    /** For how long an answer of the provider's is waited for; for all that somebody needs, eight seconds. */
    @AttributeDefinition(min = "1", max = "3")
    int timeoutSeconds() default 3;
}
