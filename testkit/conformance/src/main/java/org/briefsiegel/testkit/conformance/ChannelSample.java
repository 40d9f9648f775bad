package org.briefsiegel.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import org.briefsiegel.channel.api.Channel;

/** A channel, and addresses that it takes or refuses. At least one of each is needed. */
public final class ChannelSample {

    private final Channel channel;
    private final List<List<String>> accepted = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private ChannelSample(Channel channel) {
        this.channel = channel;
    }

    /** @param channel made as Declarative Services make it, with settings of your own */
    public static ChannelSample of(Channel channel) {
        return new ChannelSample(channel);
    }

    /** An address that it takes, in every spelling that means the same. */
    public ChannelSample accepts(String... spellings) {
        accepted.add(List.of(spellings));
        return this;
    }

    /** Something that is no address. */
    public ChannelSample refuses(String address) {
        refused.add(address);
        return this;
    }

    Channel channel() {
        return channel;
    }

    /** Each address in all its spellings. */
    List<List<String>> accepted() {
        return accepted;
    }

    List<String> refused() {
        return refused;
    }

    List<String> addresses() {
        List<String> all = new ArrayList<>(refused);
        accepted.forEach(all::addAll);
        return all;
    }
}
