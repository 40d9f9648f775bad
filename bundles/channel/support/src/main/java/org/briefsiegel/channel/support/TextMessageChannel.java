package org.briefsiegel.channel.support;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.platform.language.TextBundle;
import org.briefsiegel.platform.phone.PhoneNumber;
import org.briefsiegel.platform.textmessage.SmsText;

/**
 * Text messages to phone numbers that receive them, written with their country's code: what is the same whoever carries them. A
 * component that extends it names its service: {@code @Component(service = Channel.class)}.
 */
public abstract class TextMessageChannel implements Channel {

    /** A code that comes an hour late helps nobody. */
    private static final Duration PATIENCE = Duration.ofHours(1);

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

    /** 3GPP TS 23.038 and 23.040. */
    @Override
    public int parts(String text) {
        return SmsText.of(text).parts();
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(TextMessageChannel.class, locale);
    }
}
