package org.briefsiegel.webhook.sender;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * A range of addresses that nobody on the internet can have, from IANA's registries of special-purpose addresses
 * (RFC 6890), with those that carry an IPv4 address inside.
 */
final class Network {

    private static final List<Network> SPECIAL = List.of(
            of("0.0.0.0", 8),
            of("10.0.0.0", 8),
            of("100.64.0.0", 10),
            of("127.0.0.0", 8),
            of("169.254.0.0", 16),
            of("172.16.0.0", 12),
            of("192.0.0.0", 24),
            of("192.0.2.0", 24),
            of("192.31.196.0", 24),
            of("192.52.193.0", 24),
            of("192.88.99.0", 24),
            of("192.168.0.0", 16),
            of("192.175.48.0", 24),
            of("198.18.0.0", 15),
            of("198.51.100.0", 24),
            of("203.0.113.0", 24),
            of("224.0.0.0", 3));

    /** Of IPv6, only global unicast is on the internet, and of that not what is translated, tunnelled or for examples. */
    private static final Network GLOBAL_UNICAST = of("2000::", 3);

    private static final List<Network> SPECIAL_UNICAST =
            List.of(of("2001::", 23), of("2001:db8::", 32), of("2002::", 16), of("3fff::", 20));

    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    private static Network of(String address, int bits) {
        try {
            return new Network(InetAddress.getByName(address).getAddress(), bits);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(address, impossible);
        }
    }

    /** Whether the address is one of the internet's own, which anybody may be asked to connect to. */
    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet6Address) {
            return GLOBAL_UNICAST.holds(address) && SPECIAL_UNICAST.stream().noneMatch(it -> it.holds(address));
        }
        return SPECIAL.stream().noneMatch(it -> it.holds(address));
    }

    private boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (7 - bit % 8);
            if ((prefix[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
