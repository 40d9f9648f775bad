package org.briefsiegel.testkit.storecontract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.briefsiegel.transfer.storeapi.Sessions.Session;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.Test;

/** What is promised of sessions. */
public abstract class SessionsContract extends StoreContract {

    @Test
    void aSessionOpensClosesAndNotesADownloadOnce() throws Exception {
        TransferRecord transfer = insert("p-1");
        Session session = new Session(fresh("h"), "p-1", transfer.id(), NOW, NOW.plus(Duration.ofHours(1)));
        sessions.open(session);

        assertThat(sessions.find(session.hash())).contains(session);
        assertThat(atOnce(10, () -> sessions.noteFetch(session.hash(), 1)).stream()
                        .filter(first -> first))
                .hasSize(1);
        sessions.touch(session.hash(), NOW.plusSeconds(5));
        assertThat(sessions.find(session.hash()).orElseThrow().usedAt()).isEqualTo(NOW.plusSeconds(5));
        sessions.closeAll("p-2", transfer.id());
        assertThat(sessions.find(session.hash())).isPresent();
        sessions.closeAll("p-1", transfer.id());
        assertThat(sessions.find(session.hash())).isEmpty();
        assertThat(sessions.noteFetch(session.hash(), 2)).isFalse();
    }

    @Test
    void sessionsThatHaveEndedArePurged() {
        Session old = new Session(fresh("h"), "p-1", "t-1", NOW, NOW.plus(Duration.ofHours(1)));
        sessions.open(old);

        sessions.purge(NOW);
        assertThat(sessions.find(old.hash())).isPresent();
        sessions.purge(NOW.plus(Duration.ofHours(2)));
        assertThat(sessions.find(old.hash())).isEmpty();
    }
}
