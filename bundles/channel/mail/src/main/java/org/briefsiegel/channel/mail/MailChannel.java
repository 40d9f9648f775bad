package org.briefsiegel.channel.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.osgi.service.component.annotations.Component;

/** Mails to one address each (RFC 5321, without quoted local parts and address literals, which patients don't have). */
@Component
@ChannelId("mail")
public final class MailChannel implements Channel {

    private static final int LONGEST = 254;
    private static final Pattern ADDRESS = Pattern.compile(
            "([A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*)"
                    + "@(([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])");
    private static final int LONGEST_LOCAL = 64;

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        String stripped = address.strip();
        boolean right = stripped.length() <= LONGEST
                && stripped.indexOf('@') <= LONGEST_LOCAL
                && ADDRESS.matcher(stripped).matches();
        if (right) {
            return Optional.empty();
        }
        return Optional.of(
                locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                        ? "This is no e-mail address, for example maria@example.org."
                        : "Das ist keine E-Mail-Adresse, zum Beispiel maria@example.org.");
    }

    @Override
    public String normalize(String address) {
        return address.strip();
    }

    @Override
    public int parts(String text) {
        return 1;
    }

    @Override
    public Duration patience() {
        return Duration.ofHours(24);
    }
}
