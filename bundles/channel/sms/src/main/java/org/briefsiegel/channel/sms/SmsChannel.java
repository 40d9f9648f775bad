package org.briefsiegel.channel.sms;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.osgi.service.component.annotations.Component;

/** Text messages to phone numbers in international form (ITU-T E.164). */
@Component
@ChannelId("sms")
public final class SmsChannel implements Channel {

    /** What people write between digits, and the zero that is dialled from within the country only. */
    private static final Pattern SEPARATORS = Pattern.compile("\\(0\\)|[\\s\\u00a0/().\\-\\u2010-\\u2015]");

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        return E164.matcher(normalize(address)).matches()
                ? Optional.empty()
                : Optional.of(texts(locale).getString("refused"));
    }

    @Override
    public String normalize(String address) {
        String compact = SEPARATORS.matcher(address).replaceAll("");
        return compact.startsWith("00") ? "+" + compact.substring(2) : compact;
    }

    @Override
    public int parts(String text) {
        return SmsText.of(text).parts();
    }

    /** A code that comes an hour late helps nobody. */
    @Override
    public Duration patience() {
        return Duration.ofHours(1);
    }

    private static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                SmsChannel.class.getPackageName() + ".messages",
                locale,
                SmsChannel.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
