package ${package};

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Puts messages into a folder, for a program that fetches them there. Any address of one line will do. */
@Component(configurationPid = ${className}Settings.PID)
@ChannelId("${artifactId}")
public final class ${className}Channel implements Channel {

    private final int atATime;

    @Activate
    public ${className}Channel(${className}Settings settings) {
        this(settings.atATime());
    }

    ${className}Channel(int atATime) {
        this.atATime = atATime;
    }

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        if (!address.isBlank() && address.strip().chars().noneMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        boolean english = locale.getLanguage().equals("en");
        return Optional.of(english ? "An address in one line is needed." : "Eine Adresse in einer Zeile ist nötig.");
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
    public int atATime() {
        return atATime;
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(1);
    }
}
