package org.briefsiegel.platform.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who says to have passed a request on for whom, the last one first. Of these only the first is the word of whoever has
 * connected to this server; what is behind it is the word of whom that one names, and so on.
 */
final class ForwardedHops {

    static final String X_FORWARDED_FOR = "X-Forwarded-For";

    /** RFC 7239. */
    static final String FORWARDED = "Forwarded";

    private static final String X_FORWARDED_PROTO = "X-Forwarded-Proto";

    private static final Pattern PAIR =
            Pattern.compile("\\s*([A-Za-z]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s;,\"]*))\\s*(?:;|$)");

    private static final Pattern ADDRESS = Pattern.compile(
            "(\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{1,5})?|\\[([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)](?::\\d{1,5})?"
                    + "|([0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*)");

    /** Enough for any row of proxies, and any of their words; who sends more means no good. */
    private static final int MOST = 50;

    private static final int LONGEST = 256;

    private ForwardedHops() {}

    /**
     * One passing on.
     *
     * @param client who is said to have asked; empty where that is hidden, unknown or nonsense
     * @param tls whether it is said to have been by TLS
     */
    record Hop(Optional<InetAddress> client, boolean tls) {}

    /** @param header {@link #X_FORWARDED_FOR} or {@link #FORWARDED} */
    static List<Hop> of(HttpServletRequest request, String header) {
        List<String> elements = elements(request, header);
        if (header.equals(FORWARDED)) {
            return elements.stream().map(ForwardedHops::rfc7239).toList();
        }
        boolean tls = elements(request, X_FORWARDED_PROTO).stream()
                .findFirst()
                .filter("https"::equalsIgnoreCase)
                .isPresent();
        return elements.stream().map(element -> new Hop(address(element), tls)).toList();
    }

    /** Of all lines of the header, the last one first. */
    private static List<String> elements(HttpServletRequest request, String header) {
        List<String> elements = new ArrayList<>();
        Collections.list(request.getHeaders(header)).forEach(line -> split(line, header.equals(FORWARDED), elements));
        Collections.reverse(elements);
        return elements.subList(0, Math.min(MOST, elements.size()));
    }

    /** At each comma; where there are quotes, at each that isn't in them. */
    private static void split(String line, boolean quotes, List<String> elements) {
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= line.length(); i++) {
            char c = i < line.length() ? line.charAt(i) : ',';
            if (quotes && c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ',' && !quoted || i == line.length()) {
                elements.add(line.substring(begin, Math.min(i, line.length())).strip());
                begin = i + 1;
            }
        }
    }

    private static Hop rfc7239(String element) {
        Optional<InetAddress> client = Optional.empty();
        boolean tls = false;
        Matcher pair = PAIR.matcher(element.length() > LONGEST ? "" : element);
        while (pair.lookingAt()) {
            String value = pair.group(2) == null ? pair.group(3) : pair.group(2).replaceAll("\\\\(.)", "$1");
            if (pair.group(1).equalsIgnoreCase("for")) {
                client = address(value);
            } else if (pair.group(1).equalsIgnoreCase("proto")) {
                tls = value.equalsIgnoreCase("https");
            }
            pair.region(pair.end(), pair.regionEnd());
        }
        // a quote that a client has left open runs on into what the proxy has added: then all of it is worth nothing
        return pair.regionStart() == element.length() ? new Hop(client, tls) : new Hop(Optional.empty(), false);
    }

    /** The address of a literal, maybe with a port; a name is never looked up. */
    static Optional<InetAddress> address(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        String literal = matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        try {
            return Optional.of(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
