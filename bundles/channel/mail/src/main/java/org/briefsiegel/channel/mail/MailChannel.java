package org.briefsiegel.channel.mail;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.platform.domains.Domains;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Reaches a recipient by mail. */
@Component(configurationPid = "org.briefsiegel.channel.mail")
@ChannelId("mail")
public final class MailChannel implements Channel {

    private static final Duration PATIENCE = Duration.ofHours(24);

    /** RFC 5321, 4.5.3.1: 64 octets before the at sign; a path of 256 leaves 254 between its brackets. */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final int LONGEST_ADDRESS = 254;

    /** RFC 5321, 4.1.2, without quoted local parts, address literals and domains of one label, which no patient has. */
    private static final Pattern ADDRESS = Pattern.compile("([\\w!#$%&'*+/=?^`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^`{|}~-]+)*)@"
            + "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])");

    private volatile int atATime = 4;

    /** Stays where it is when settings change. */
    @Activate
    @Modified
    void change(Config config) {
        atATime = config.connections();
    }

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        return isAddress(normalize(address))
                ? Optional.empty()
                : Optional.of(texts(locale).text("refused"));
    }

    /** With its domain in ASCII; what can't be written so stays as it is, and is refused. */
    @Override
    public String normalize(String address) {
        return Domains.inMailAddress(address.strip());
    }

    @Override
    public int parts(String text) {
        return 1;
    }

    @Override
    public int atATime() {
        return atATime;
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    static boolean isAddress(String address) {
        return address.length() <= LONGEST_ADDRESS
                && address.indexOf('@') <= LONGEST_LOCAL_PART
                && ADDRESS.matcher(address).matches();
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(MailChannel.class, locale);
    }
}
