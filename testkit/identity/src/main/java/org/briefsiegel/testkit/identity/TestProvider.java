package org.briefsiegel.testkit.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A provider of OpenID Connect on a port of this machine: discovery, a page to sign in, codes that work once and only with the
 * verifier that belongs to them (RFC 7636), ID tokens signed by RS256, keys that can be changed. What a bad one would do, it can be
 * told to do. Usable from any thread.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT = "briefsiegel";
    public static final String PASSWORD = "a password of forty characters, or nearly";

    private static final int KEY_BITS = 2048;
    private static final int LIFE_SECONDS = 300;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, "test-provider"));
    private final Clock clock;
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Login> codes = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey();
    private volatile List<RSAKey> published = List.of(key);
    private volatile UnaryOperator<JWTClaimsSet> claims = said -> said;
    private volatile Function<SignedJWT, String> token = SignedJWT::serialize;
    private volatile UnaryOperator<Map<String, Object>> description = said -> said;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean hanging;
    private volatile boolean tokenless;

    /** Somebody who has signed in, and what they were sent with. */
    private record Login(Person person, Map<String, String> request, Instant time) {}

    public TestProvider(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        serve("/.well-known/openid-configuration", exchange -> json(exchange, 200, description()));
        serve("/keys", exchange -> json(exchange, 200, new JWKSet(List.copyOf(published)).toJSONObject()));
        serve("/login", this::login);
        serve("/token", this::token);
        server.start();
    }

    @FunctionalInterface
    private interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                Thread.sleep(hanging ? Long.MAX_VALUE : delay.toMillis());
                page.answer(exchange);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Its issuer identifier. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Gives somebody an account, or another one. */
    public void knows(Person person) {
        people.put(person.login(), person);
    }

    /** What is said of whoever signs in from now on. */
    public void says(UnaryOperator<JWTClaimsSet> altered) {
        claims = altered;
    }

    /** How a token is written from now on. */
    public void writes(Function<SignedJWT, String> altered) {
        token = altered;
    }

    /** Signs with a new key from now on, which is published beside the old one. */
    public void changesItsKey() {
        RSAKey before = key;
        key = newKey();
        published = List.of(before, key);
    }

    /** Signs with a key that it doesn't publish. */
    public void signsWithAForeignKey() {
        key = newKey();
    }

    /** Answers codes without saying who brought them, or again with it. */
    public void forgetsTheToken(boolean now) {
        tokenless = now;
    }

    /** What it says of itself from now on. */
    public void describes(UnaryOperator<Map<String, Object>> altered) {
        description = altered;
    }

    /** Answers only after so long from now on. */
    public void delays(Duration each) {
        delay = each;
    }

    /** Answers nothing any more, or again. */
    public void hangs(boolean now) {
        hanging = now;
    }

    /** Does what a browser does in which somebody signs in: the address to which they are sent back. */
    public String signIn(String address, String login) throws IOException {
        return back(query(address.substring(address.indexOf('?') + 1)), login);
    }

    /** The same of somebody who gives up there. */
    public static String giveUp(String address) {
        Map<String, String> request = query(address.substring(address.indexOf('?') + 1));
        return request.get("redirect_uri") + "?"
                + form(Map.of("error", "access_denied", "state", request.get("state")));
    }

    private Map<String, Object> description() {
        return description.apply(Map.ofEntries(
                Map.entry("issuer", issuer()),
                Map.entry("authorization_endpoint", issuer() + "/login"),
                Map.entry("token_endpoint", issuer() + "/token"),
                Map.entry("jwks_uri", issuer() + "/keys"),
                Map.entry("response_types_supported", List.of("code")),
                Map.entry("subject_types_supported", List.of("public")),
                Map.entry("claims_parameter_supported", true),
                Map.entry("authorization_response_iss_parameter_supported", true),
                Map.entry("id_token_signing_alg_values_supported", List.of("RS256", "HS256", "none"))));
    }

    /** A page with a form for the name; no password, because here nobody has one. */
    private void login(HttpExchange exchange) throws IOException {
        Map<String, String> request = query(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        if (exchange.getRequestMethod().equals("GET")) {
            String page = "<!doctype html><html lang=en><title>Sign in</title><form method=post>"
                    + "<label>Login <input name=login></label><button>Sign in</button></form>"
                    + "<a id=cancel href=\""
                    + giveUp("?" + exchange.getRequestURI().getRawQuery()).replace("&", "&amp;")
                    + "\">Cancel</a></html>";
            answer(exchange, 200, "text/html; charset=utf-8", page);
            return;
        }
        String login = query(body(exchange)).getOrDefault("login", "");
        exchange.getResponseHeaders().set("Location", back(request, login));
        exchange.sendResponseHeaders(303, -1);
    }

    private String back(Map<String, String> request, String login) {
        Person person = Optional.ofNullable(people.get(login))
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + login));
        String code = UUID.randomUUID().toString();
        codes.put(code, new Login(person, request, clock.instant()));
        return request.get("redirect_uri") + "?"
                + form(Map.of("code", code, "state", request.get("state"), "iss", issuer()));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> request = query(body(exchange));
        Login login = codes.remove(request.getOrDefault("code", ""));
        if (!isClient(exchange)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"clients\"");
            json(exchange, 401, Map.of("error", "invalid_client"));
        } else if (login == null || !belongsTo(login, request)) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            Map<String, Object> said =
                    new HashMap<>(Map.of("access_token", UUID.randomUUID().toString(), "token_type", "Bearer"));
            if (!tokenless) {
                said.put("id_token", idToken(login));
            }
            json(exchange, 200, said);
        }
    }

    private static boolean isClient(HttpExchange exchange) {
        String expected = Base64.getEncoder()
                .encodeToString((encoded(CLIENT) + ":" + encoded(PASSWORD)).getBytes(StandardCharsets.UTF_8));
        return ("Basic " + expected).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static boolean belongsTo(Login login, Map<String, String> request) {
        return login.request().get("redirect_uri").equals(request.get("redirect_uri"))
                && "S256".equals(login.request().get("code_challenge_method"))
                && challenge(request.getOrDefault("code_verifier", ""))
                        .equals(login.request().get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idToken(Login login) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(login.person().login())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
                .claim("auth_time", login.time().getEpochSecond())
                .claim("nonce", login.request().get("nonce"));
        login.person().claims().forEach(said::claim);
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.apply(said.build()));
        try {
            signed.sign(new RSASSASigner(key));
            return token.apply(signed);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .filter(part -> part.contains("="))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> decoded(part[0]), part -> decoded(part[1])));
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> content) throws IOException {
        answer(exchange, status, "application/json", JSONObjectUtils.toJSONString(content));
    }

    private static void answer(HttpExchange exchange, int status, String type, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
