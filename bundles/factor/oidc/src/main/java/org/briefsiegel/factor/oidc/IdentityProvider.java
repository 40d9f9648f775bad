package org.briefsiegel.factor.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.briefsiegel.factor.api.Callback;
import org.briefsiegel.factor.api.Redirect;
import org.briefsiegel.factor.api.RedirectRequest;
import org.briefsiegel.factor.oidc.NotRecognized.Reason;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * One provider, by its settings: sends people there, and asks who they are when they are back. Usable from any thread; calls block on
 * the provider.
 */
@Component(
        service = IdentityProvider.class,
        configurationPid = IdentityProvider.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class IdentityProvider {

    static final String PID = "org.briefsiegel.factor.oidc";

    private final String pid;
    private final String name;
    private final String label;
    private final Issuer issuer;
    private final ClientID client;
    private final Scope scope;
    private final ClaimRules claims;
    private final List<String> acr;
    private final boolean reuseLogin;
    private final int clockSkewSeconds;
    private final ProviderHttp http;
    private final Discovery discovery;
    private final TokenEndpoint tokens;
    private final Clock clock;

    @Activate
    public IdentityProvider(Config config, Origin origin, @Reference Clock clock) {
        this.pid = origin.service_pid();
        this.name = needed(config.name(), "name");
        this.label = needed(config.label(), "label");
        this.issuer = new Issuer(needed(config.issuer(), "issuer"));
        this.client = new ClientID(needed(config.clientId(), "clientId"));
        this.scope = new Scope(
                Stream.concat(Stream.of("openid"), Stream.of(config.scopes())).toArray(String[]::new));
        this.claims = new ClaimRules(
                name, issuer.getValue(), isBySubject(config.match()), needed(config.subjectClaim(), "subjectClaim"));
        this.acr = List.of(config.acr());
        this.reuseLogin = config.reuseLogin();
        this.clockSkewSeconds = config.clockSkewSeconds();
        this.http = new ProviderHttp(Duration.ofSeconds(config.timeoutSeconds()), new Outage(clock));
        this.discovery = new Discovery(issuer, http, clock);
        this.tokens = new TokenEndpoint(client, config._clientSecret(), http);
        this.clock = clock;
    }

    @Deactivate
    void close() {
        http.close();
    }

    private static String needed(String value, String key) {
        return Objects.requireNonNull(value, PID + ": " + key + " has no good value");
    }

    /** No other word is a way to recognize anybody. */
    private static boolean isBySubject(String match) {
        return switch (needed(match, "match")) {
            case "subject" -> true;
            case "birth-date-and-name" -> false;
            default -> throw new IllegalArgumentException(PID + ": match has no good value");
        };
    }

    /** Of its settings. */
    String pid() {
        return pid;
    }

    String name() {
        return name;
    }

    String label() {
        return label;
    }

    /** Whether people are recognized by an identifier of the provider's, rather than by birth date and name. */
    boolean matchesBySubject() {
        return claims.bySubject();
    }

    /** Within which an identifier means one person, see {@link ClaimRules#namespace()}. */
    String namespace() {
        return claims.namespace();
    }

    /** Where to send somebody. */
    Redirect.To redirect(RedirectRequest request) throws NotRecognized {
        PendingLogin pending = PendingLogin.begin(clock.instant());
        OIDCProviderMetadata provider = metadata(Deadline.begin());
        AuthenticationRequest.Builder login = new AuthenticationRequest.Builder(
                        ResponseType.CODE, scope, client, request.returnTo())
                .endpointURI(provider.getAuthorizationEndpointURI())
                .state(new State(request.token()))
                .nonce(pending.nonce())
                .codeChallenge(pending.verifier(), CodeChallengeMethod.S256)
                .uiLocales(languages(request.reader().locale()));
        if (!reuseLogin) {
            login.prompt(Prompt.Type.LOGIN);
            login.maxAge(0); // so that the answer says when that was
        }
        if (!acr.isEmpty()) {
            login.acrValues(acr.stream().map(ACR::new).toList());
        }
        if (provider.supportsClaimsParam()) {
            login.claims(new OIDCClaimsRequest().withIDTokenClaimsRequest(claims.request()));
        }
        return new Redirect.To(login.build().toURI(), pending.state());
    }

    private static List<LangTag> languages(Locale locale) {
        try {
            return List.of(new LangTag(locale.getLanguage()));
        } catch (LangTagException e) {
            return List.of();
        }
    }

    /** Who has come back. */
    Identity identify(Callback callback) throws NotRecognized {
        Deadline deadline = Deadline.begin();
        AuthorizationResponse response = new AuthorizationResponse(callback.parameters());
        response.requireNoError();
        OIDCProviderMetadata provider = metadata(deadline);
        AuthorizationCode code = response.codeOf(provider);
        PendingLogin pending = PendingLogin.of(callback.state());
        try {
            JWT token = tokens.idToken(provider, code, callback, deadline);
            IDTokenClaimsSet said =
                    discovery.validator(client, clockSkewSeconds, deadline).validate(token, pending.nonce());
            checkParty(said);
            checkStrength(said, pending);
            return claims.identity(said, callback.token());
        } catch (BadJOSEException | IllegalArgumentException e) { // of which the second is: a library stumbles over it
            throw new NotRecognized(Reason.UNTRUSTED, e);
        } catch (IOException | JOSEException e) { // of which the second is: no keys are to be had
            throw new NotRecognized(Reason.AWAY, e);
        }
    }

    /** Whether the token was made for this server and nobody else (OpenID Connect Core 1.0, 3.1.3.7, 4 and 5). */
    private void checkParty(IDTokenClaimsSet said) throws NotRecognized {
        boolean named = said.getAuthorizedParty() != null;
        if (named && !said.getAuthorizedParty().getValue().equals(client.getValue())
                || !named && said.getAudience().size() > 1) {
            throw new NotRecognized(Reason.UNTRUSTED, "the token was made for another client");
        }
    }

    /** Whether somebody has signed in as well, and as lately, as they were asked to. */
    private void checkStrength(IDTokenClaimsSet said, PendingLogin pending) throws NotRecognized {
        String reached = said.getACR() == null ? "" : said.getACR().getValue();
        if (!acr.isEmpty() && !acr.contains(reached)) {
            throw new NotRecognized(Reason.TOO_WEAK, "acr isn't among those that are enough");
        }
        Instant oldest = pending.begun().minusSeconds(clockSkewSeconds);
        boolean fresh = said.getAuthenticationTime() != null
                && !said.getAuthenticationTime().toInstant().isBefore(oldest);
        if (!reuseLogin && !fresh) {
            throw new NotRecognized(
                    Reason.TOO_WEAK, "the login is older than the question, or nothing says how old it is");
        }
    }

    private OIDCProviderMetadata metadata(Deadline deadline) throws NotRecognized {
        try {
            return discovery.metadata(deadline);
        } catch (IOException e) {
            throw new NotRecognized(Reason.AWAY, e);
        }
    }
}
