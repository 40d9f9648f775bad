package org.briefsiegel.transfer.api;

import java.util.Objects;
import java.util.function.Function;

/** What a service answers: the thing asked for, or why not. */
public sealed interface Reply<T> {

    /** It was done. */
    record Done<T>(T value) implements Reply<T> {
        public Done {
            Objects.requireNonNull(value, "value");
        }
    }

    /** It wasn't done, and nothing has changed. */
    record Refused<T>(Refusal refusal) implements Reply<T> {
        public Refused {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    static <T> Reply<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Reply<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** Goes on with what was done; a refusal stays as it is. */
    default <R> Reply<R> then(Function<T, Reply<R>> next) {
        return fold(next, Reply::refused);
    }

    /** Shows what was done in another shape. */
    default <R> Reply<R> map(Function<T, R> shape) {
        return then(value -> done(shape.apply(value)));
    }

    /** One result from either side. */
    default <R> R fold(Function<T, R> done, Function<Refusal, R> refused) {
        if (this instanceof Done<T> it) {
            return done.apply(it.value());
        }
        return refused.apply(((Refused<T>) this).refusal());
    }
}
