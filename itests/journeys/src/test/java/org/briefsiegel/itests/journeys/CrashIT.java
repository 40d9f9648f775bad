package org.briefsiegel.itests.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.briefsiegel.itests.journeys.PracticeSystem.Answer;
import org.junit.jupiter.api.Test;

/** What was acknowledged survives the end of the process, whenever it comes. */
class CrashIT {

    @Test
    void aTransferThatWasAcceptedIsThereAfterAKillAndItsMailGoesOutOnce() throws Exception {
        try (Server server = Server.unpack("crash", Map.of("BRIEFSIEGEL_TRANSFER_DELIVERY_FIRST_RETRY_SECONDS", "1"))
                .start()) {
            PracticeSystem practice = PracticeSystem.register(server, "Ordination Dr. Huber", "BASIC");
            Inbox inbox = new Inbox(server);
            byte[] file = Pdf.of(200_000);
            inbox.play("smtp=down");
            ObjectNode transfer = JourneysIT.freshTransfer("birth-date", "invoice");

            Answer accepted = practice.send(transfer, file);
            server.kill();
            assertThat(accepted.status()).isEqualTo(201);
            server.start();

            assertThat(practice.get("/transfers/" + accepted.json().get("id").asText())
                            .status())
                    .isEqualTo(200);
            Patient patient = new Patient(server, inbox.linkFor(JourneysIT.email(transfer)));
            assertThat(patient.answer(Map.of("day", "9", "month", "3", "year", "1984"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(patient.download(1).body()).isEqualTo(file);
            await().atMost(Server.SOON)
                    .until(() -> practice.get(
                                    "/transfers/" + accepted.json().get("id").asText())
                            .json()
                            .get("state")
                            .asText()
                            .equals("downloaded"));
            assertThat(inbox.mailsTo(JourneysIT.email(transfer))).isOne();
        }
    }
}
