package org.briefsiegel.webhook.sender;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** What can be said of a receiver's URL without asking it. */
final class Target {

    private static final int LONGEST = 500;
    private static final int HIGHEST_PORT = 65_535;

    /** Of public hosts, the default port among them: what becomes of a test message would tell which others are open. */
    private static final Set<Integer> PORTS = Set.of(-1, 443, 8443);

    private Target() {}

    /** What is wrong with the URL, as the key of a sentence; empty where nothing is. */
    static Optional<String> flaw(String text, boolean allowPrivate) {
        if (text.length() > LONGEST) {
            return Optional.of("url-too-long");
        }
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.of("url-malformed");
        }
        if (!"https".equalsIgnoreCase(url.getScheme()) && !(allowPrivate && "http".equalsIgnoreCase(url.getScheme()))) {
            return Optional.of("url-not-https");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            return Optional.of("url-malformed");
        }
        if (!allowPrivate && !PORTS.contains(url.getPort())) {
            return Optional.of("url-port");
        }
        return url.getRawUserInfo() != null || url.getRawFragment() != null
                ? Optional.of("url-user-or-fragment")
                : Optional.empty();
    }
}
