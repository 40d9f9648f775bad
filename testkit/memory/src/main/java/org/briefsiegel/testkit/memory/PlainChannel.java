package org.briefsiegel.testkit.memory;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Channel;

/** A channel that takes every address as it is, and every text in one part. */
record PlainChannel(Duration patience) implements Channel {

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        return Optional.empty();
    }

    @Override
    public String normalize(String address) {
        return address;
    }

    @Override
    public int parts(String text) {
        return 1;
    }
}
