package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.briefsiegel.transfer.storeapi.IdempotencyKeys.KeyInUseException;
import org.briefsiegel.transfer.storeapi.IdempotencyKeys.Noted;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;

/** What is promised of idempotency keys. */
public abstract class IdempotencyKeysContract extends StoreContract {

    @Test
    void aKeyIsUsedOnceAndTheSecondUseLeavesNothing() {
        String key = fresh("k");
        keys.note("p-1", key, new Noted("said", "t-1"), NOW);
        TransferRecord second = transfer("p-1");

        assertThatThrownBy(() -> transactions.within(() -> {
                    store.insert(second);
                    keys.note("p-1", key, new Noted("said", second.id()), NOW);
                }))
                .isInstanceOf(KeyInUseException.class);

        assertThat(store.find("p-1", second.id())).isEmpty();
        assertThat(keys.find("p-1", key)).contains(new Noted("said", "t-1"));
        assertThat(keys.find("p-2", key)).isEmpty();
        keys.note("p-2", key, new Noted("said", "t-2"), NOW);
    }

    @Test
    void aKeyIsForgottenInTime() {
        String key = fresh("k");
        keys.note("p-1", key, new Noted("said", "t-1"), NOW);

        keys.purge(NOW);
        assertThat(keys.find("p-1", key)).isPresent();
        keys.purge(NOW.plusMillis(1));
        assertThat(keys.find("p-1", key)).isEmpty();
    }
}
