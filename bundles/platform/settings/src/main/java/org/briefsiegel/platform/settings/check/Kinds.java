package org.briefsiegel.platform.settings.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.regex.Pattern;
import org.briefsiegel.platform.domains.Domains;
import org.briefsiegel.platform.settings.Kind;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/** What texts stand for, and how one sees that they do. */
final class Kinds {

    private static final Pattern LABELS =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");
    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9.]+");
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>(),:;\"\\\\\\[\\]]{1,64}@(\\S{1,253})");

    private Kinds() {}

    static boolean isA(Kind kind, String text) {
        return switch (kind) {
            case TEXT -> text.chars().noneMatch(Character::isISOControl);
            case BASE_URL -> isBaseUrl(text);
            case HOST -> isHost(text);
            case PATH -> isPath(text);
            case ZONE -> isZone(text);
            case CURRENCY -> isCurrency(text);
            case MAIL_ADDRESS -> isMailAddress(text);
            case NETWORK -> Networks.isNetwork(text);
            case FILTER -> isFilter(text);
        };
    }

    /** What is allowed, in words. */
    static String words(Kind kind) {
        return switch (kind) {
            case TEXT -> "text on one line";
            case BASE_URL ->
                "http:// or https:// and a host, maybe a port, nothing behind it, like https://post.example.org";
            case HOST -> "a host's name or address";
            case PATH -> "a path";
            case ZONE -> "a time zone like Europe/Vienna";
            case CURRENCY -> "a currency like EUR";
            case MAIL_ADDRESS -> "a mail address like noreply@example.org";
            case NETWORK -> "addresses and networks like 10.0.0.0/8";
            case FILTER -> "filters like (channel.id=mail)";
        };
    }

    private static boolean isBaseUrl(String text) {
        try {
            URI uri = new URI(Domains.inUrl(text));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getRawPath() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
            return web
                    && bare
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null
                    && uri.getHost() != null
                    && isHost(uri.getHost())
                    && uri.getPort() != 0
                    && uri.getPort() <= 65535;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isHost(String text) {
        String ascii = Domains.ascii(text).orElse(text);
        return Networks.isAddress(text)
                || LABELS.matcher(ascii).matches() && !ALL_DIGITS.matcher(text).matches();
    }

    private static boolean isMailAddress(String text) {
        var matcher = MAILBOX.matcher(text);
        return matcher.matches() && isHost(matcher.group(1));
    }

    private static boolean isPath(String text) {
        try {
            Path.of(text);
            return text.chars().noneMatch(Character::isISOControl);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isZone(String text) {
        try {
            ZoneId.of(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isCurrency(String text) {
        try {
            return Currency.getInstance(text).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isFilter(String text) {
        try {
            FrameworkUtil.createFilter(text);
            return true;
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }
}
