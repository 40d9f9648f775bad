package org.briefsiegel.rest.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.api.SandboxMessage;
import org.briefsiegel.transfer.api.SandboxService;

/** The messages that a test puts here, and what was asked for. */
final class FakeSandbox implements SandboxService {

    final List<SandboxMessage> messages = new ArrayList<>();
    final List<String> questions = new ArrayList<>();

    @Override
    public List<SandboxMessage> messages(
            String practice, Optional<String> transfer, Optional<String> after, int limit) {
        questions.add(practice + " " + transfer.orElse("-") + " " + after.orElse("-") + " " + limit);
        return messages.stream().limit(limit).toList();
    }
}
