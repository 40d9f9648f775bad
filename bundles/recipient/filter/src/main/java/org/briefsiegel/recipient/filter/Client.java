package org.briefsiegel.recipient.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Who sends a request, as far as that can be told. */
final class Client {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    private static final Pattern LITERAL = Pattern.compile("[0-9.]{7,15}|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

    private Client() {}

    /** The address; of IPv6 the network, since each client has a whole one (RFC 6177). */
    static String of(HttpServletRequest request) {
        return network(request.getRemoteAddr());
    }

    static String network(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return "unknown"; // never a host name, which would be looked up
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) : address;
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
