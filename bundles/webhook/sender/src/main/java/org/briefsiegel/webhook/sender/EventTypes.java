package org.briefsiegel.webhook.sender;

import java.util.Arrays;
import java.util.List;
import org.briefsiegel.transfer.api.TransferEvent;

/** What events are called in messages: {@code transfer.} and the kind's name in the practice API. */
final class EventTypes {

    static final List<String> ALL =
            Arrays.stream(TransferEvent.Kind.values()).map(EventTypes::of).toList();

    private EventTypes() {}

    static String of(TransferEvent.Kind kind) {
        return "transfer." + kind.id();
    }
}
