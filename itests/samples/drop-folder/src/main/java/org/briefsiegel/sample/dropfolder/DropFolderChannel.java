package org.briefsiegel.sample.dropfolder;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.osgi.service.component.annotations.Component;

/** Letters to be fetched from a folder: for a program that prints them, for example. Any address of one line will do. */
@Component
@ChannelId("drop-folder")
public final class DropFolderChannel implements Channel {

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        if (!address.isBlank() && address.strip().chars().noneMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        return Optional.of(
                locale.getLanguage().equals("en")
                        ? "An address in one line is needed."
                        : "Eine Adresse in einer Zeile ist nötig.");
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
        return Duration.ofDays(1);
    }
}
