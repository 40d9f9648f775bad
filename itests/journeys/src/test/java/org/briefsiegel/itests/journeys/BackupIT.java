package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.briefsiegel.itests.journeys.PracticeSystem.Answer;
import org.junit.jupiter.api.Test;

/** An operator takes a backup of a server that is busy, loses its disk, and restores it. */
class BackupIT {

    private static final byte[] FILE = Pdf.of(200_000);

    @Test
    void whatABusyServerHadIsThereAgainAndWhatWasRevokedSinceIsNot() throws Exception {
        try (Server server = Server.unpack("backup", Map.of()).start()) {
            PracticeSystem practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
            ObjectNode kept = JourneysIT.freshTransfer("birth-date", "invoice");
            ObjectNode revoked = JourneysIT.freshTransfer("birth-date", "invoice");
            String keptId = send(practice, kept);
            String revokedId = send(practice, revoked);
            String link = new Inbox(server).linkFor(JourneysIT.email(kept));
            String revokedLink = new Inbox(server).linkFor(JourneysIT.email(revoked));

            String sets = backUpWhileSending(server, practice);
            assertThat(practice.post("/transfers/" + revokedId + "/revoke", Map.of())
                            .status())
                    .isEqualTo(200);
            Path deletions = server.data().resolve("deletions.log");
            await().atMost(Server.SOON)
                    .until(() -> Files.exists(deletions)
                            && Files.readString(deletions).contains(revokedId));
            server.kill();
            loseDatabaseAndVault(server);

            assertThat(briefsiegel(server, "restore", "--check", sets)).contains("The ledger adds up", "is good");
            assertThat(briefsiegel(server, "restore", sets)).contains("are revoked again: 1");
            server.start();

            Patient patient = new Patient(server, link);
            assertThat(patient.answer(Map.of("day", "9", "month", "3", "year", "1984"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(patient.download(1).body()).isEqualTo(FILE);
            assertThat(practice.get("/transfers/" + keptId).status()).isEqualTo(200);
            assertThat(practice.get("/transfers/" + revokedId)
                            .json()
                            .get("state")
                            .asText())
                    .isEqualTo("revoked");
            assertThat(new Patient(server, revokedLink).look().statusCode()).isEqualTo(410);
        }
    }

    private static String send(PracticeSystem practice, ObjectNode transfer) throws Exception {
        Answer accepted = practice.send(transfer, FILE);
        assertThat(accepted.status()).as(accepted.response().body()).isEqualTo(201);
        return accepted.json().get("id").asText();
    }

    /** Into a folder, which is returned; somebody sends until the set is written. */
    private static String backUpWhileSending(Server server, PracticeSystem practice) throws Exception {
        String sets = server.home().resolve("backups").toString();
        AtomicBoolean written = new AtomicBoolean();
        CountDownLatch sending = new CountDownLatch(3);
        CompletableFuture<Void> busy = CompletableFuture.runAsync(() -> {
            while (!written.get()) {
                try {
                    send(practice, JourneysIT.freshTransfer("birth-date", "invoice"));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                sending.countDown();
            }
        });
        sending.await();
        assertThat(briefsiegel(server, "backup", "--json", sets)).contains("\"transfers\":", "\"set\":\"" + sets);
        written.set(true);
        busy.join();
        return sets;
    }

    private static void loseDatabaseAndVault(Server server) throws Exception {
        Disk.delete(server.data().resolve("db"));
        Disk.delete(server.data().resolve("vault"));
    }

    private static String briefsiegel(Server server, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(server.home().resolve("bin/briefsiegel").toString()));
        command.addAll(List.of(words));
        return server.run(command, Map.of());
    }
}
