package org.briefsiegel.webhook.sender;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up receivers and refuses those whose address isn't public. The client connects to exactly what this answers, so a
 * name that leads elsewhere a moment later leads nowhere.
 */
final class CheckedDns implements DnsResolver {

    private final DnsResolver names;
    private final boolean allowPrivate;

    CheckedDns(DnsResolver names, boolean allowPrivate) {
        this.names = names;
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(CheckedDns::isElsewhere)) {
            throw new PrivateAddressException();
        }
        return addresses;
    }

    /** On the internet, and not on this machine, which its own firewall doesn't guard against itself. */
    private static boolean isElsewhere(InetAddress address) {
        try {
            return Network.isPublic(address) && NetworkInterface.getByInetAddress(address) == null;
        } catch (SocketException unknown) {
            return false;
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name leads into a private network. */
    static final class PrivateAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }
}
