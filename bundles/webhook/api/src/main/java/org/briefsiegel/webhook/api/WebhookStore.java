package org.briefsiegel.webhook.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where webhooks and their messages are kept; for the one that sends. Every method joins the running transaction, or makes
 * one of its own. Usable from any thread and from several nodes.
 */
@ProviderType
public interface WebhookStore {

    /** Puts a webhook in the place of the practice's present one. */
    void put(Webhook webhook, String sealedSecret);

    Optional<Webhook> find(String practice);

    Optional<String> sealedSecret(String practice);

    /** With all its messages; false where there was none. */
    boolean remove(String practice);

    /**
     * Nothing is sent from now on; what waits is dead. Without effect where another webhook has taken this one's place in the
     * meantime.
     */
    void disable(Webhook webhook, String reason, Instant now);

    /** Nothing of this practice is due before this time. */
    void hold(String practice, Instant until);

    /** Has an event sent, if the practice has an active webhook that wants it. Part of the event's own transaction. */
    void enqueue(String practice, String transfer, String type, Instant happenedAt);

    /**
     * A message that is due, for the caller alone until the lease ends ({@code FOR UPDATE SKIP LOCKED}); this try is counted.
     *
     * @param busy practices that have a message on its way already
     */
    Optional<WebhookMessage> claim(Instant now, Duration lease, Set<String> busy);

    /** It has arrived. False, like below, where the message isn't this claim's any more. */
    boolean delivered(WebhookMessage claimed, String result, Instant now);

    /** To be tried again at this time. */
    boolean retry(WebhookMessage claimed, String result, Instant at);

    /** Given up. */
    boolean giveUp(WebhookMessage claimed, String result, Instant now);

    /** The newest first. */
    List<WebhookMessage> list(String practice, Optional<WebhookMessage.State> state, Optional<String> after, int limit);

    /** Has a message sent again from now on, as if for the first time; empty where there is none. */
    Optional<WebhookMessage> replay(String practice, String message, Instant now);

    /** Forgets what was delivered or given up before these times. */
    void purge(Instant deliveredBefore, Instant deadBefore);
}
