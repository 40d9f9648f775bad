package org.briefsiegel.recipient.page;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.briefsiegel.transfer.api.PageSeal;

/** Hides what it seals from whoever doesn't look closely. */
final class FakePageSeal implements PageSeal {

    @Override
    public String seal(String context, String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((context + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<String> open(String context, String sealed) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(sealed), StandardCharsets.UTF_8);
            return Optional.of(text)
                    .filter(it -> it.startsWith(context + "\n"))
                    .map(it -> it.substring(context.length() + 1));
        } catch (IllegalArgumentException notSealed) {
            return Optional.empty();
        }
    }
}
