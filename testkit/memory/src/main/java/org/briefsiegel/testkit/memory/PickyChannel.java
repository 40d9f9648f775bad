package org.briefsiegel.testkit.memory;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Channel;

/**
 * A channel whose addresses all begin alike, and which writes them in capitals. Asked for the form of one that it refuses it throws, as
 * a plug-in may.
 *
 * @param beginning of its addresses, in small letters
 */
public record PickyChannel(String beginning) implements Channel {

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        return address.toLowerCase(Locale.ROOT).startsWith(beginning)
                ? Optional.empty()
                : Optional.of("An address begins with " + beginning + ".");
    }

    @Override
    public String normalize(String address) {
        if (refusal(address, Locale.ROOT).isPresent()) {
            throw new IllegalArgumentException("it was refused");
        }
        return address.toUpperCase(Locale.ROOT);
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
