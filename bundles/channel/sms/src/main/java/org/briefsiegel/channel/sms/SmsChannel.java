package org.briefsiegel.channel.sms;

import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.channel.support.TextMessageChannel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Text messages over an SMS centre. */
@Component(service = Channel.class, configurationPid = "org.briefsiegel.channel.sms")
@ChannelId("sms")
public final class SmsChannel extends TextMessageChannel {

    private volatile int atATime = 10;

    /** Stays where it is when settings change. */
    @Activate
    @Modified
    void change(Config config) {
        atATime = config.window() * config.sessions();
    }

    @Override
    public int atATime() {
        return atATime;
    }
}
