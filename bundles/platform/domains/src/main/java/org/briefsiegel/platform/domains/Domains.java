package org.briefsiegel.platform.domains;

import com.ibm.icu.text.IDNA;
import java.net.URI;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes domains as they travel: in ASCII and lower case, internationalized ones as IDNA2008 says (RFC 5891), after the mapping
 * of UTS 46 without its transitional part. The JDK's own {@code java.net.IDN} is IDNA2003, which makes another domain of some:
 * of {@code straße.de} it makes {@code strasse.de}, whose owner is a stranger. Usable from any thread.
 */
public final class Domains {

    private static final IDNA IDNA_2008 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /** Two hyphens in the third place are for registries to refuse; there are hosts that have them. */
    private static final Set<IDNA.Error> NO_FLAW = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    /** A URL (RFC 3986) up to its host, the host where it is a name, and what follows. */
    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?)([^/?#:@\\[\\]]+)(.*)", Pattern.DOTALL);

    private Domains() {}

    /**
     * A domain in ASCII and lower case.
     *
     * @param domain as people write it
     * @return empty where it can't be a domain
     */
    public static Optional<String> ascii(String domain) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder ascii = new StringBuilder();
        IDNA_2008.nameToASCII(domain, ascii, info);
        return NO_FLAW.containsAll(info.getErrors()) && !ascii.isEmpty()
                ? Optional.of(ascii.toString())
                : Optional.empty();
    }

    /**
     * A mail address whose domain is in ASCII and lower case. Upper and lower case of the local part are for its server to tell
     * apart (RFC 5321, 2.4), so that part stays as it is, and so does what has no domain.
     */
    public static String inMailAddress(String address) {
        int afterAt = address.lastIndexOf('@') + 1;
        String domain = address.substring(afterAt);
        return afterAt == 0
                ? address
                : address.substring(0, afterAt) + ascii(domain).orElse(domain);
    }

    /** A URL whose host is in ASCII and lower case; what has no name for a host stays as it is. */
    public static String inUrl(String url) {
        Matcher parts = URL.matcher(url);
        return parts.matches() ? parts.group(1) + ascii(parts.group(2)).orElse(parts.group(2)) + parts.group(3) : url;
    }

    /**
     * As {@link #inUrl}, ready to be used.
     *
     * @throws IllegalArgumentException when it is no URI
     */
    public static URI uri(String url) {
        return URI.create(inUrl(url));
    }
}
