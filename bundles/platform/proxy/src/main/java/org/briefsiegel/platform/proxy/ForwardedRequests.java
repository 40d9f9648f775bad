package org.briefsiegel.platform.proxy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.briefsiegel.platform.proxy.ForwardedHops.Hop;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Behind a proxy, finds out who asks, for everybody who comes after: the address of a request is the client's, and it is
 * secure when the client came by TLS. Only a trusted proxy is believed, and only what it has added itself; what stands before
 * that in its header anybody could have written.
 */
@Component(
        service = {jakarta.servlet.Filter.class, ForwardedRequests.class},
        configurationPid = "org.briefsiegel.web",
        property = Constants.SERVICE_RANKING + ":Integer=350")
@HttpWhiteboardFilterPattern("/*")
@SuppressWarnings("serial")
public final class ForwardedRequests extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardedRequests.class);

    private transient volatile Trust trust;
    private final AtomicBoolean told = new AtomicBoolean();

    /** Whom to believe, and where it is written. */
    private record Trust(boolean behindProxy, TrustedProxies proxies, String header) {}

    @Activate
    public ForwardedRequests(Config config) {
        modified(config);
    }

    ForwardedRequests(boolean behindProxy, TrustedProxies proxies, String header) {
        this.trust = new Trust(behindProxy, proxies, header);
    }

    /** Stays where it is, so that no request is let in without. */
    @Modified
    void modified(Config config) {
        trust = new Trust(config.behindProxy(), new TrustedProxies(config.trustedProxies()), config.proxyHeader());
        told.set(false);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Trust now = trust;
        chain.doFilter(now.behindProxy() ? forwarded(request, now.proxies(), now.header()) : request, response);
    }

    private HttpServletRequest forwarded(HttpServletRequest request, TrustedProxies proxies, String header) {
        Optional<InetAddress> peer = ForwardedHops.address(request.getRemoteAddr());
        if (peer.isEmpty() || !proxies.contain(peer.get())) {
            tell(peer);
            return request;
        }
        InetAddress client = peer.get();
        boolean tls = false;
        for (Hop hop : ForwardedHops.of(request, header)) {
            if (!proxies.contain(client)) {
                break;
            }
            tls = hop.tls();
            if (hop.client().isEmpty()) {
                break;
            }
            client = hop.client().get();
        }
        return new ForwardedRequest(request, client.getHostAddress(), tls);
    }

    /** Once, because a proxy that was forgotten makes all clients one; never who a client on the internet is. */
    private void tell(Optional<InetAddress> peer) {
        boolean near = peer.filter(it -> it.isSiteLocalAddress() || it.isLoopbackAddress())
                .isPresent();
        if (near && told.compareAndSet(false, true)) {
            LOG.warn(
                    "org.briefsiegel.web.cfg: behindProxy is true, but a request came from {}, which isn't among"
                            + " trustedProxies: what it says of the client isn't believed",
                    peer.get().getHostAddress());
        }
    }

    private static final class ForwardedRequest extends HttpServletRequestWrapper {

        private final String client;
        private final boolean tls;

        ForwardedRequest(HttpServletRequest request, String client, boolean tls) {
            super(request);
            this.client = client;
            this.tls = tls;
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getRemoteHost() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return tls || super.isSecure();
        }

        @Override
        public String getScheme() {
            return isSecure() ? "https" : super.getScheme();
        }
    }
}
