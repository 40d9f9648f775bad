package org.briefsiegel.itests.journeys;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A recipient's browser without scripts: forms, and one cookie. */
final class Patient {

    private final Server server;
    private final String link;
    private String cookie = "";

    Patient(Server server, String link) {
        this.server = server;
        this.link = link;
    }

    HttpResponse<String> look() {
        return server.get(link);
    }

    /** Posts the form; a right answer leaves the session's cookie here. */
    HttpResponse<String> answer(Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> response = server.send(
                server.request(link, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
        return response;
    }

    HttpResponse<String> documents() {
        return server.get(link + "/documents", "Cookie", cookie);
    }

    HttpResponse<byte[]> download(int number, String... headers) {
        return server.send(downloadRequest(number, headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpRequest downloadRequest(int number, String... headers) {
        HttpRequest.Builder request = server.request(link + "/documents/" + number, headers);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return request.GET().build();
    }

    String cookie() {
        return cookie;
    }
}
