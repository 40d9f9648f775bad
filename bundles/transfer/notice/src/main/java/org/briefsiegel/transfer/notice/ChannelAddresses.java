package org.briefsiegel.transfer.notice;

import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.PracticeAddresses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Asks the channel in force. */
@Component(configurationPid = "org.briefsiegel.transfer.core")
public final class ChannelAddresses implements PracticeAddresses {

    private final Plugins plugins;
    private volatile String channel;

    @Activate
    public ChannelAddresses(NoticeSettings config, @Reference Plugins plugins) {
        this(config.noticeChannel(), plugins);
    }

    public ChannelAddresses(String channel, Plugins plugins) {
        this.channel = channel;
        this.plugins = plugins;
    }

    @Modified
    void change(NoticeSettings config) {
        channel = config.noticeChannel();
    }

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        String id = channel;
        try {
            return plugins.requiredChannel(id).refusal(address, locale).map(reason -> id + " says: " + reason);
        } catch (ClosedException closed) {
            throw away(closed);
        }
    }

    @Override
    public String normalize(String address) {
        try {
            return plugins.requiredChannel(channel).normalize(address);
        } catch (ClosedException closed) {
            throw away(closed);
        }
    }

    private static Unavailable away(ClosedException closed) {
        return new Unavailable("no address can be checked, since " + closed.getMessage(), closed);
    }
}
