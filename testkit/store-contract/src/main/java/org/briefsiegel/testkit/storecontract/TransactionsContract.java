package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.briefsiegel.transfer.storeapi.Sessions.Session;
import org.junit.jupiter.api.Test;

/** What stores and services rely on of transactions, whatever is written. */
public abstract class TransactionsContract extends StoreContract {

    @Test
    void whatIsWrittenIsSeenWithinAndAfterwards() {
        Session session = session();

        boolean within = transactions.within(() -> {
            sessions.open(session);
            return sessions.find(session.hash()).isPresent();
        });

        assertThat(within).isTrue();
        assertThat(sessions.find(session.hash())).contains(session);
    }

    @Test
    void aFaultUndoesWhatWasInsertedChangedAndRemoved() {
        Session changed = session();
        Session removed = session();
        Session inserted = session();
        sessions.open(changed);
        sessions.open(removed);

        assertThatThrownBy(() -> transactions.within(() -> {
                    sessions.touch(changed.hash(), NOW.plusSeconds(1));
                    sessions.touch(changed.hash(), NOW.plusSeconds(2));
                    sessions.close(removed.hash());
                    sessions.open(inserted);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(sessions.find(changed.hash())).contains(changed);
        assertThat(sessions.find(removed.hash())).contains(removed);
        assertThat(sessions.find(inserted.hash())).isEmpty();
    }

    @Test
    void whereInnerWorkHasThrownNothingIsCommittedThoughItWasCaught() {
        Session session = session();

        assertThatThrownBy(() -> transactions.within(() -> {
                    sessions.open(session);
                    assertThatThrownBy(() -> transactions.within(() -> {
                                throw new IllegalArgumentException("inner");
                            }))
                            .hasMessage("inner");
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(sessions.find(session.hash())).isEmpty();
    }

    @Test
    void afterOneThatFailedTheThreadBeginsAnew() {
        Session session = session();
        assertThatThrownBy(() -> transactions.within(() -> {
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        transactions.within(() -> sessions.open(session));

        assertThat(sessions.find(session.hash())).contains(session);
    }

    private static Session session() {
        return new Session(fresh("h"), "p-1", fresh("t"), NOW, NOW.plus(Duration.ofHours(1)));
    }
}
