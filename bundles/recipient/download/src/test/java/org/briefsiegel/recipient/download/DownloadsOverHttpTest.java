package org.briefsiegel.recipient.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.briefsiegel.platform.pages.Disposition;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.transfer.api.CodeOffer;
import org.briefsiegel.transfer.api.Download;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Logo;
import org.briefsiegel.transfer.api.OpenLetter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.api.Sender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownloadsOverHttpTest {

    private static final String LINK = "0123456789abcdefghijklmnopqrstuv";
    private static final Pages PAGES = new Pages(ZoneOffset.UTC);
    private static final String BYTES = "0123456789";
    private static final String SESSION = "s".repeat(32);
    private static final String OTHER = "a".repeat(32);
    private static final String OVER = "o".repeat(32);

    private final OneDocument service = new OneDocument();
    private final AtomicInteger written = new AtomicInteger();
    private int port;
    private Server server;

    @BeforeEach
    void start() throws IOException {
        start(false);
    }

    private void start(boolean tls) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setAddress("http://127.0.0.1:" + port + "/");
        factory.setServiceBeans(
                List.of(new DownloadResource(service, tls, PAGES), new PreviewResource(service, tls, PAGES)));
        server = factory.create();
    }

    @AfterEach
    void stop() {
        server.destroy();
    }

    @Test
    void sendsTheDocumentUnderItsName() throws Exception {
        var answer = get("1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(BYTES);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(header(answer, "Content-Disposition")).isEqualTo(Disposition.attachment("Befund ä.pdf"));
        assertThat(header(answer, "ETag")).isEqualTo("\"e1\"");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void overTlsNoNeighbouringHostCanPlantASession() throws Exception {
        stop();
        start(true);

        assertThat(get("1", "Cookie", "__Host-briefsiegel-session=" + SESSION).statusCode())
                .isEqualTo(200);
        assertThat(get("1", "Cookie", "briefsiegel-session=" + SESSION).statusCode())
                .isEqualTo(401);
    }

    @Test
    void takesTheSessionOfThisLetterAmongThoseOfOthers() throws Exception {
        assertThat(get("1", "Cookie", "briefsiegel-session=" + OTHER + "." + SESSION + "." + OVER)
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("1", "Cookie", "briefsiegel-session=" + OTHER + "." + OVER)
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("1", "Cookie", "briefsiegel-session=" + (OTHER + ".").repeat(100) + SESSION)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void sendsAPartWhereOneIsAskedFor() throws Exception {
        var part = get("1", "Range", "bytes=3-5");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("345");
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 3-5/10");
        assertThat(header(part, "Content-Length")).isEqualTo("3");

        assertThat(get("1", "Range", "bytes=3-5", "If-Range", "\"e1\"").statusCode())
                .isEqualTo(206);
        assertThat(get("1", "Range", "bytes=3-5", "If-Range", "\"old\"").body()).isEqualTo(BYTES);
    }

    @Test
    void refusesAPartThatIsNotThere() throws Exception {
        var answer = get("1", "Range", "bytes=10-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void sendsNothingTwice() throws Exception {
        var answer = get("1", "If-None-Match", "\"e1\"");

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(written).hasValue(0);
        assertThat(get("1", "If-None-Match", "\"old\"").statusCode()).isEqualTo(200);
    }

    @Test
    void headShowsTheSizeAndDownloadsNothing() throws Exception {
        var answer = send(request("1").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("10");
        assertThat(written).hasValue(0);
    }

    @Test
    void leadsAPersonBackToTheQuestionWithoutASession() throws Exception {
        for (String address : new String[] {"/documents/1", "/preview/1"}) {
            for (String cookie : new String[] {"other=1", "briefsiegel-session="}) {
                assertThat(leadsTo(address, cookie)).endsWith("/d/" + LINK);
            }
            assertThat(leadsTo(address, "briefsiegel-session=" + OVER)).endsWith("/d/" + LINK + "?ended");
        }
        assertThat(written).hasValue(0);
    }

    @Test
    void aProgramWithoutASessionGetsNothingToSave() throws Exception {
        for (String address : new String[] {"/documents/1", "/preview/1"}) {
            for (String[] headers : new String[][] {
                {"Accept", "*/*"},
                {"Sec-Fetch-Mode", "cors", "Accept", "text/html"},
                {"Cookie", "briefsiegel-session=" + OVER}
            }) {
                var answer = send(at(address).headers(headers));

                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(answer.body()).isEmpty();
                assertThat(header(answer, "WWW-Authenticate")).startsWith("Cookie ");
            }
        }
    }

    private String leadsTo(String address, String cookie) throws Exception {
        var answer = send(at(address).headers("Cookie", cookie, "Sec-Fetch-Mode", "navigate"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.body()).isEmpty();
        return header(answer, "Location");
    }

    @Test
    void showsAPdfAndLetsNothingInItRunOrLoad() throws Exception {
        var shown = send(at("/preview/1").header("Cookie", "briefsiegel-session=" + SESSION));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).isEqualTo(BYTES);
        assertThat(header(shown, "Content-Disposition")).startsWith("inline; filename=\"Befund _.pdf\"");
        assertThat(header(shown, "Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("script-src")
                .doesNotContain("sandbox");
        assertThat(header(shown, "Content-Length")).isEqualTo("10");
        assertThat(send(at("/preview/1")
                                .header("Cookie", "briefsiegel-session=" + SESSION)
                                .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(written).hasValue(1);
    }

    @Test
    void aPictureIsShownInASandbox() throws Exception {
        service.mediaType = "image/png";

        var shown = send(at("/preview/1").header("Cookie", "briefsiegel-session=" + SESSION));

        assertThat(header(shown, "Content-Type")).isEqualTo("image/png");
        assertThat(header(shown, "Content-Security-Policy")).endsWith("; sandbox");
    }

    @Test
    void whatMayNotBeShownIsNotThere() throws Exception {
        service.previewable = false;

        assertThat(send(at("/preview/1").header("Cookie", "briefsiegel-session=" + SESSION))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("1").statusCode()).isEqualTo(200);
        assertThat(written).hasValue(1);
    }

    @Test
    void knowsNothingElse() throws Exception {
        assertThat(get("2").statusCode()).isEqualTo(404);
        assertThat(get("0").statusCode()).isEqualTo(404);
        assertThat(get("x").statusCode()).isEqualTo(404);
        String unknown = "/d/" + LINK.replace('v', '0') + "/documents/1";
        assertThat(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + unknown)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/d/short/documents/1")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aDocumentThatCannotBeReadIsNoDocumentOfAnotherLength() throws Exception {
        service.content = (out, from, length) -> {
            throw new IOException("damaged");
        };
        var answer = get("1");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Disposition")).isEmpty();
        assertThat(header(answer, "ETag")).isEmpty();
    }

    @Test
    void aDamagedDocumentIsAPageInTheReadersLanguageAndNothingToSave() throws Exception {
        service.content = (out, from, length) -> {
            throw new Download.DamagedException(new IOException("damaged"));
        };
        for (String address : List.of("/documents/1", "/preview/1")) {
            var answer = send(at(address).header("Cookie", "briefsiegel-session=" + SESSION));

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(header(answer, "Content-Type")).startsWith("text/html");
            assertThat(header(answer, "Content-Disposition")).isEmpty();
            assertThat(header(answer, "ETag")).isEmpty();
            assertThat(answer.body())
                    .contains("Dieses Dokument kann nicht geöffnet werden", "Dr. Muster weiß davon")
                    .doesNotContain("Jetty", "damaged");
            assertThat(send(at(address + "?lang=tr").header("Cookie", "briefsiegel-session=" + SESSION))
                            .body())
                    .contains("Bu belge açılamıyor");
        }
    }

    @Test
    void aDocumentThatEndsBeforeItBeginsIsAnsweredLikeOneThatHasEnded() throws Exception {
        service.content = (out, from, length) -> {
            throw new Download.EndedException();
        };

        assertThat(get("1").statusCode()).isEqualTo(404);
    }

    /** What anybody can do as often as he likes fills no log. */
    @Test
    void aClientThatLeavesInTheMiddleIsCountedAndIsNoFault() throws Exception {
        CompletableFuture<String> counted = new CompletableFuture<>();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        Logger transmissions = Logger.getLogger(Transmission.class.getName());
        Handler console = Logger.getLogger("").getHandlers()[0];
        service.size = 100_000_000;
        service.content = (out, from, length) -> {
            for (long left = length; left > 0; left -= BYTES.length()) {
                out.write(BYTES.getBytes(StandardCharsets.US_ASCII), 0, BYTES.length());
            }
        };
        transmissions.setLevel(Level.FINE);
        transmissions.setFilter(line -> counted.complete(line.getLevel() + " " + line.getMessage()));
        console.setFilter(line -> !told.add(line.getLevel() + " " + line.getMessage()));
        try {
            leaveInTheMiddle();

            assertThat(counted.get(1, TimeUnit.MINUTES))
                    .matches("FINE A client has left during a download; [1-9]\\d* since the start");
            stop();
            assertThat(told).noneMatch(line -> line.startsWith("WARNING") || line.startsWith("SEVERE"));
        } finally {
            console.setFilter(null);
            transmissions.setFilter(null);
        }
    }

    /** What has come and isn't read makes the connection break off at once. */
    private void leaveInTheMiddle() throws IOException {
        try (Socket client = new Socket("127.0.0.1", port)) {
            String question = "GET /d/" + LINK + "/documents/1 HTTP/1.1\r\nHost: localhost\r\n"
                    + "Cookie: briefsiegel-session=" + SESSION + "\r\n\r\n";
            client.getOutputStream().write(question.getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().readNBytes(10_000)).hasSize(10_000);
        }
    }

    private HttpRequest.Builder request(String number) {
        return at("/documents/" + number).header("Cookie", "briefsiegel-session=" + SESSION);
    }

    private HttpRequest.Builder at(String address) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/d/" + LINK + address));
    }

    private HttpResponse<String> get(String number, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(number);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** A service with one letter, one session and one document. */
    private final class OneDocument implements RecipientService {

        private String mediaType = "application/pdf";
        private boolean previewable = true;
        private long size = BYTES.length();
        private Download.Content content = (out, from, length) -> {
            written.incrementAndGet();
            out.write(BYTES.getBytes(StandardCharsets.US_ASCII), (int) from, (int) length);
        };

        private final Letter letter = new Letter(
                new Sender("Dr. Muster", "+43", "", Optional.empty(), Optional.empty(), "", ""),
                Locale.GERMAN,
                Letter.Status.REVOKED,
                java.time.Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                "");

        @Override
        public Optional<Letter> letter(String link, UnaryOperator<Locale> language) {
            return link.equals(LINK) ? Optional.of(letter) : Optional.empty();
        }

        @Override
        public Optional<Opening> answer(String link, Map<String, String> fields, Locale locale) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<OpenLetter> open(String link, String session, Locale locale) {
            return letter(link, given -> locale)
                    .filter(it -> session.equals(SESSION))
                    .map(it -> new OpenLetter(it, "", List.of()));
        }

        @Override
        public Optional<Download> download(String link, String session, int number) {
            return open(link, session, Locale.GERMAN)
                    .filter(it -> number == 1)
                    .map(it -> new Download("Befund ä.pdf", mediaType, size, "e1", content));
        }

        @Override
        public Optional<Download> preview(String link, String session, int number) {
            return download(link, session, number).filter(it -> previewable);
        }

        @Override
        public void close(String session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<CodeOffer> codeOffer(String link) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<CodeOffer> sendCode(String link, String formToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Boolean> reportWrongRecipient(String link, String formToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Boolean> requestRenewal(String link, String formToken) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Logo> logo(String hash) {
            throw new UnsupportedOperationException();
        }
    }
}
