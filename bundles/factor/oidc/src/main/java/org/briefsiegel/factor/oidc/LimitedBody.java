package org.briefsiegel.factor.oidc;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Keeps an answer that is as short as any of a provider's; a longer one is broken off. The client calls one method after the other. */
final class LimitedBody implements BodySubscriber<byte[]> {

    static final int MAX_BYTES = 256 * 1024;

    private final BodySubscriber<byte[]> kept = BodySubscribers.ofByteArray();
    private Subscription subscription;
    private long length;

    @Override
    public CompletionStage<byte[]> getBody() {
        return kept.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        kept.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        if (length > MAX_BYTES) {
            return; // was on its way when it was broken off
        }
        length += part.stream().mapToLong(Buffer::remaining).sum();
        if (length > MAX_BYTES) {
            subscription.cancel();
            kept.onError(new IOException("the answer is longer than " + MAX_BYTES + " bytes"));
        } else {
            kept.onNext(part);
        }
    }

    @Override
    public void onError(Throwable cause) {
        kept.onError(cause);
    }

    @Override
    public void onComplete() {
        if (length <= MAX_BYTES) {
            kept.onComplete();
        }
    }
}
