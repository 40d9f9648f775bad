package org.briefsiegel.webhook.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a practice system says where it wants to be told what happens. Usable from any thread; calls block on the database,
 * {@link #put} on the receiver too.
 *
 * <p>Security guarantees: nothing is ever sent to an address of this machine or of a private network, unless the operator
 * allows it; the address that was checked is the one that is connected to. A message names a transfer and what happened,
 * and no person. Secrets are stored encrypted, and shown once.
 */
@ProviderType
public interface WebhookService {

    /**
     * Puts a webhook in the place of the one before, once its receiver has answered a signed test message. A disabled one
     * is active again.
     *
     * @param secret {@code whsec_} and 24 to 64 bytes in Base64; without one, the present secret stays, or one is made
     * @param locale the language of reasons
     */
    Putting put(String practice, String url, Optional<String> secret, Set<String> events, Locale locale);

    Optional<Webhook> find(String practice);

    /** Nothing is sent any more, and nothing is remembered; false where there was no webhook. */
    boolean remove(String practice);

    /**
     * Messages of the last days, the newest first.
     *
     * @param after id of the last message of the page before
     */
    List<WebhookMessage> messages(
            String practice, Optional<WebhookMessage.State> state, Optional<String> after, int limit);

    /** Sends a message again, whatever became of it, with all its tries; empty where there is none. */
    Optional<WebhookMessage> replay(String practice, String message);

    /** What became of a webhook that was to be put. */
    sealed interface Putting {

        /**
         * It is active.
         *
         * @param newSecret the secret, if one was made
         */
        record Done(Webhook webhook, Optional<String> newSecret) implements Putting {
            public Done {
                Objects.requireNonNull(webhook, "webhook");
                Objects.requireNonNull(newSecret, "newSecret");
            }

            @Override
            public String toString() {
                return "Done[" + webhook.practice() + "]";
            }
        }

        /** Another one is being put for the same practice; nothing has changed. */
        record Busy() implements Putting {}

        /**
         * It can't work, and nothing has changed.
         *
         * @param field what is wrong: {@code url}, {@code secret} or {@code events}
         * @param code stable for programs
         * @param reason a sentence for people
         */
        record Refused(String field, String code, String reason) implements Putting {
            public Refused {
                Objects.requireNonNull(field, "field");
                Objects.requireNonNull(code, "code");
                Objects.requireNonNull(reason, "reason");
            }
        }
    }
}
