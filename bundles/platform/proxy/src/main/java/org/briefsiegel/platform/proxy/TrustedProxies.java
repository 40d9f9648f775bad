package org.briefsiegel.platform.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The networks from which a proxy's word is taken. */
final class TrustedProxies {

    private final List<Network> networks;

    /** @param networks addresses, and networks in CIDR notation (RFC 4632) */
    TrustedProxies(String... networks) {
        this.networks = Arrays.stream(networks).map(Network::of).toList();
    }

    boolean contain(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private record Network(byte[] beginning, int bits) {

        static Network of(String text) {
            String[] parts = text.split("/", 2);
            try {
                byte[] address = InetAddress.getByName(parts[0]).getAddress();
                return new Network(address, parts.length > 1 ? Integer.parseInt(parts[1]) : address.length * Byte.SIZE);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("trustedProxies: " + text + " is no address", e);
            }
        }

        boolean contains(InetAddress other) {
            byte[] address = other.getAddress();
            if (address.length != beginning.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if (((address[bit / Byte.SIZE] ^ beginning[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
