package org.briefsiegel.channel.httpsms;

import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.channel.support.TextMessageChannel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Text messages over an HTTP gateway. */
@Component(service = Channel.class, configurationPid = "org.briefsiegel.channel.httpsms")
@ChannelId("http-sms")
public final class HttpSmsChannel extends TextMessageChannel {

    private volatile int atATime = 4;

    /** Stays where it is when settings change. */
    @Activate
    @Modified
    void change(Config config) {
        atATime = config.connections();
    }

    @Override
    public int atATime() {
        return atATime;
    }
}
