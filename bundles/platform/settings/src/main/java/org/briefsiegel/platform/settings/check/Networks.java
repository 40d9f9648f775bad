package org.briefsiegel.platform.settings.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as they are written; names are never looked up. */
final class Networks {

    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.|$)){4}(?<!\\.)");
    private static final Pattern IPV6 = Pattern.compile("\\[?([0-9a-fA-F:]*:[0-9a-fA-F:.]*)]?");
    private static final Pattern NETWORK = Pattern.compile("([^/]+)/(\\d{1,3})");
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private Networks() {}

    static boolean isNetwork(String text) {
        Matcher network = NETWORK.matcher(text);
        if (!network.matches()) {
            return isAddress(text);
        }
        int bits = Integer.parseInt(network.group(2));
        return isAddress(network.group(1)) && bits <= (network.group(1).contains(":") ? IPV6_BITS : IPV4_BITS);
    }

    static boolean isAddress(String text) {
        return IPV4.matcher(text).matches() || IPV6.matcher(text).matches() && isIpv6(text);
    }

    private static boolean isIpv6(String text) {
        try {
            return InetAddress.getByName(text).getAddress().length > 0;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
