package org.briefsiegel.transfer.submission;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.refusal.RefusalTexts;

/** The channels that print links on paper, as they are there at the moment. */
public record Printers(Plugins plugins) {

    /** The ids of those that could print now, in order. */
    public List<String> open() {
        return ids().stream()
                .filter(id -> plugins.isOpen("channel." + id + ".check"))
                .toList();
    }

    /** The ids of all, in order. */
    public List<String> ids() {
        return plugins.channels().entrySet().stream()
                .filter(channel -> channel.getValue() instanceof PrintedChannel)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * The one that is meant, or why there is none.
     *
     * @param pointer where it was named (JSON pointer, RFC 6901)
     */
    public Reply<PrintedChannel> find(String id, String pointer, Locale locale) {
        RefusalTexts texts = new RefusalTexts(locale);
        List<String> there = ids();
        if (there.contains(id) && plugins.requiredChannel(id) instanceof PrintedChannel channel) {
            return Reply.done(channel);
        }
        if (there.isEmpty()) {
            return Reply.refused(Refusal.of(Problem.UNAVAILABLE, pointer, texts.of("sheet.none")));
        }
        return Reply.refused(
                Refusal.of(Problem.INVALID_REQUEST, pointer, texts.of("sheet.channel", String.join(", ", there))));
    }
}
