package org.briefsiegel.demo.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /demo/} shows what has arrived, {@code GET /demo/messages.json} says it to programs, {@code DELETE
 * /demo/messages} forgets it, and {@code POST /demo/faults?smtp=…&smpp=…} plays an outage.
 */
@Component(service = Servlet.class, configurationPid = "org.briefsiegel.demo.inbox")
@HttpWhiteboardServletPattern("/demo/*")
public final class InboxServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String ATTACHMENTS = "/attachments/";

    private final transient ObjectMapper json = new ObjectMapper();
    private final transient Inbox inbox = new Inbox();
    private final transient DemoServers servers;

    @Activate
    public InboxServlet(Config config) throws IOException {
        this.servers = new DemoServers(inbox, config.smtpPort(), config.smppPort());
    }

    @Deactivate
    void stop() throws IOException {
        servers.close();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        if (path.isEmpty()) {
            response.sendRedirect("/demo/");
        } else if (path.equals("/")) {
            send(response, "text/html", InboxPage.of(inbox.mails(), inbox.texts()));
        } else if (path.equals("/inbox.css")) {
            send(response, "text/css", resource("inbox.css"));
        } else if (path.equals("/messages.json")) {
            send(response, "application/json", json.writeValueAsString(messages()));
        } else if (path.startsWith(ATTACHMENTS)) {
            sendAttachment(response, path.substring(ATTACHMENTS.length()));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        inbox.clear();
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"/faults".equals(request.getPathInfo())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            servers.playMail(parameter(request, "smtp"));
            servers.playSms(parameter(request, "smpp"));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (IllegalArgumentException e) {
            response.sendError(
                    HttpServletResponse.SC_BAD_REQUEST, "smtp: up, down, temp, perm; smpp: up, down, throttle, drop");
        }
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).map(value -> value.toUpperCase(Locale.ROOT));
    }

    private ObjectNode messages() {
        ObjectNode all = json.createObjectNode();
        ArrayNode mails = all.putArray("mails");
        for (Mail mail : inbox.mails()) {
            ObjectNode node = mails.addObject()
                    .put("id", mail.id())
                    .put("to", mail.to())
                    .put("from", mail.from())
                    .put("replyTo", mail.replyTo())
                    .put("subject", mail.subject())
                    .put("messageId", mail.messageId())
                    .put("text", mail.text())
                    .put("html", mail.html())
                    .put("receivedAt", mail.receivedAt().toString())
                    .put("again", mail.again());
            ArrayNode attachments = node.putArray("attachments");
            for (int i = 0; i < mail.attachments().size(); i++) {
                Attachment attachment = mail.attachments().get(i);
                attachments
                        .addObject()
                        .put("fileName", attachment.fileName())
                        .put("mediaType", attachment.mediaType())
                        .put("size", attachment.size())
                        .put("sha256", attachment.sha256())
                        .put("url", "/demo" + ATTACHMENTS + mail.id() + "/" + i);
            }
        }
        ArrayNode texts = all.putArray("texts");
        inbox.texts()
                .forEach(text -> texts.addObject()
                        .put("id", text.id())
                        .put("to", text.to())
                        .put("from", text.from())
                        .put("text", text.text())
                        .put("dataCoding", text.dataCoding())
                        .put("receivedAt", text.receivedAt().toString()));
        return all;
    }

    private void sendAttachment(HttpServletResponse response, String name) throws IOException {
        Optional<Attachment> attachment = inbox.mails().stream()
                .flatMap(mail -> mail.attachments().stream()
                        .filter(it ->
                                name.equals(mail.id() + "/" + mail.attachments().indexOf(it))))
                .findFirst();
        Optional<byte[]> content = attachment.flatMap(Attachment::content);
        if (content.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String fileName = URLEncoder.encode(attachment.get().fileName(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        response.setContentType(attachment.get().mediaType());
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + fileName);
        response.setContentLength(content.get().length);
        response.getOutputStream().write(content.get());
    }

    private static void send(HttpServletResponse response, String type, String content) throws IOException {
        response.setContentType(type + ";charset=utf-8");
        response.getOutputStream().write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = InboxServlet.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
