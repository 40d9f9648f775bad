package org.briefsiegel.platform.settings;

import java.net.URI;
import java.time.ZoneId;

/**
 * Where people reach this server: a service, which everybody refers to who makes a link or writes a time, so that both are
 * read in one place. Not there as long as {@code baseUrl} of {@code org.briefsiegel.web} has no good value; another one when
 * it changes.
 *
 * @param baseUrl what links begin with: scheme, host (internationalized ones in ASCII) and port; no path
 * @param zone where the times on pages and papers are meant, and those at which jobs run
 */
public record Site(URI baseUrl, ZoneId zone) {

    public Site {
        if (baseUrl.getHost() == null) {
            throw new IllegalArgumentException("a base URL needs a host: " + baseUrl);
        }
    }

    /** The host that people see. */
    public String host() {
        return baseUrl.getHost();
    }

    /**
     * The zone that a setting names, or the site's where it names none.
     *
     * @param setting the id of a zone, or nothing
     */
    public ZoneId zoneOr(String setting) {
        return setting.isBlank() ? zone : ZoneId.of(setting.strip());
    }

    /** Whether browsers come by TLS, to this server or to the proxy before it. */
    public boolean tls() {
        return "https".equals(baseUrl.getScheme());
    }
}
