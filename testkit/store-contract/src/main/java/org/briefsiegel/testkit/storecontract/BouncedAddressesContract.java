package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import org.briefsiegel.transfer.storeapi.BouncedAddresses.Bounce;
import org.junit.jupiter.api.Test;

/** What is promised of bounced addresses. */
public abstract class BouncedAddressesContract extends StoreContract {

    private static final Bounce UNKNOWN = new Bounce("mailbox-unknown", NOW);
    private static final Bounce FULL = new Bounce("mailbox-full", NOW.plusSeconds(1));

    @Test
    void theLastBounceIsRememberedAndForItsPracticeOnly() {
        String address = fresh("a");
        bouncedAddresses.note("p-1", address, UNKNOWN);
        assertThat(bouncedAddresses.find("p-1", address)).contains(UNKNOWN);

        bouncedAddresses.note("p-1", address, FULL);
        assertThat(bouncedAddresses.find("p-1", address)).contains(FULL);
        assertThat(bouncedAddresses.find("p-2", address)).isEmpty();
        assertThat(bouncedAddresses.find("p-1", fresh("a"))).isEmpty();
    }

    @Test
    void whatHasArrivedForgetsTheBounceBeforeItAndNoneAfterIt() {
        String address = fresh("a");
        bouncedAddresses.note("p-1", address, FULL);

        bouncedAddresses.forget("p-1", address, NOW);
        bouncedAddresses.forget("p-2", address, FULL.time());
        assertThat(bouncedAddresses.find("p-1", address)).contains(FULL);

        bouncedAddresses.forget("p-1", address, FULL.time());
        assertThat(bouncedAddresses.find("p-1", address)).isEmpty();
        bouncedAddresses.forget("p-1", address, FULL.time());
    }

    @Test
    void aBounceIsForgottenInTime() {
        String address = fresh("a");
        bouncedAddresses.note("p-1", address, UNKNOWN);

        bouncedAddresses.purge(NOW);
        assertThat(bouncedAddresses.find("p-1", address)).isPresent();
        bouncedAddresses.purge(NOW.plusMillis(1));
        assertThat(bouncedAddresses.find("p-1", address)).isEmpty();
    }

    @Test
    void aBounceIsUndoneWithItsTransaction() {
        String address = fresh("a");
        try {
            transactions.within(() -> {
                bouncedAddresses.note("p-1", address, UNKNOWN);
                throw new IllegalStateException("undo");
            });
        } catch (IllegalStateException undone) {
            assertThat(undone).hasMessage("undo");
        }

        assertThat(bouncedAddresses.find("p-1", address)).isEmpty();
    }
}
