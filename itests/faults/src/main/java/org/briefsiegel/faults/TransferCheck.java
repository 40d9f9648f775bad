package org.briefsiegel.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.briefsiegel.bench.Briefsiegel;
import org.briefsiegel.bench.Client;

/** Asks the running server for every transfer that it has acknowledged, as its practice and its patient do. */
final class TransferCheck {

    /** So many answers are compared before a pause, which lasts longer than the bench. */
    static final int BUDGET = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Briefsiegel server;
    private final Client client;
    private final Patients patients;
    private final int budget;

    /** @param pauses how often a pause may have ended, because the server's clock jumped over it */
    TransferCheck(Briefsiegel server, Client client, Patients patients, int pauses) {
        this.budget = BUDGET * (1 + pauses);
        this.server = server;
        this.client = client;
        this.patients = patients;
    }

    void run(List<Acknowledged> acknowledged, Logs logs, Findings findings) throws IOException, InterruptedException {
        Map<String, Patients.Tries> tries = patients.tries();
        Set<String> ids = new HashSet<>();
        List<String> lost = new ArrayList<>();
        List<String> miscounted = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        List<String> concealed = new ArrayList<>();
        for (Acknowledged sent : acknowledged) {
            String id = sent.transfer();
            HttpResponse<String> answer =
                    client.text(server.call("/transfers/" + id).build());
            if (answer.statusCode() != 200 || !ids.add(id)) {
                lost.add(id + " answers " + answer.statusCode());
                continue;
            }
            JsonNode transfer = JSON.readTree(answer.body());
            int counted = transfer.get("tries").asInt();
            Patients.Tries told = tries.getOrDefault(id, new Patients.Tries());
            if (counted < told.wrong().get() || counted > told.sent().get() || counted > budget) {
                miscounted.add(id + " counts " + counted + ", answered " + told);
            }
            if (counted >= BUDGET) {
                Client.expect(
                        200,
                        client.text(server.call("/transfers/" + id + "/unlock")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build()));
            }
            if (!patients.canEnter(sent) && logs.refuse(sent)) {
                if (!transfer.get("state").asText().equals("undeliverable")) {
                    concealed.add(id + " is " + transfer.get("state"));
                }
                continue;
            }
            boolean same = patients.fetch(sent)
                    .filter(document -> Arrays.equals(document, sent.letter().document()))
                    .isPresent();
            if (!same) {
                closed.add(id + " with " + sent.letter().factor() + " is " + transfer.get("state"));
            }
        }
        findings.rule("every acknowledged transfer is there, and is one of its own", acknowledged.size(), lost);
        findings.rule("tries are neither forgotten nor above the budget", tries.size(), miscounted);
        findings.rule("every acknowledged transfer opens with its bytes", acknowledged.size(), closed);
        findings.rule("where it can't, its practice is told so", acknowledged.size(), concealed);
    }
}
