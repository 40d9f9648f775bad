package org.briefsiegel.channel.sms;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.platform.phone.PhoneNumber;
import org.briefsiegel.platform.textmessage.SmsText;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Text messages to phone numbers that receive them, written with their country's code. */
@Component(configurationPid = "org.briefsiegel.channel.sms")
@ChannelId("sms")
public final class SmsChannel implements Channel {

    private volatile int atATime = 10;

    /** Stays where it is when settings change. */
    @Activate
    @Modified
    void change(Config config) {
        atATime = config.window() * config.sessions();
    }

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        return PhoneNumber.international(address)
                .flaw()
                .map(flaw -> texts(locale).text(flaw == PhoneNumber.Flaw.LANDLINE ? "landline" : "refused"));
    }

    /** ITU-T E.164. What is refused stays as it is. */
    @Override
    public String normalize(String address) {
        return PhoneNumber.international(address).e164().orElse(address);
    }

    @Override
    public int parts(String text) {
        return SmsText.of(text).parts();
    }

    @Override
    public int atATime() {
        return atATime;
    }

    /** A code that comes an hour late helps nobody. */
    @Override
    public Duration patience() {
        return Duration.ofHours(1);
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(SmsChannel.class, locale);
    }
}
