package org.briefsiegel.demo.inbox;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.demo.inbox.Inbox.Attachment;
import org.briefsiegel.demo.inbox.Inbox.Mail;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /demo/} shows what has arrived, {@code GET /demo/messages.json} says it to programs, {@code DELETE
 * /demo/messages} forgets it, and {@code POST /demo/faults?smtp=…&smpp=…} plays an outage.
 *
 * <p>Immediate, so that its servers don't come and go with whoever serves it: they need their ports for themselves.
 */
@Component(service = Servlet.class, immediate = true, configurationPid = "org.briefsiegel.demo.inbox")
@HttpWhiteboardServletPattern("/demo/*")
public final class InboxServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern HTML = Pattern.compile("/mails/([0-9a-f-]+)/html");
    private static final Pattern ATTACHMENT = Pattern.compile("/attachments/([0-9a-f-]+)/([0-9]{1,4})");
    private static final String POLICY = "Content-Security-Policy";
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self';"
            + " form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
    private static final String MAIL_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox;"
            + " default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final transient Inbox inbox;
    private final transient DemoServers servers;

    @Activate
    public InboxServlet(Config config, @Reference Clock clock) throws IOException {
        this.inbox = new Inbox(clock);
        this.servers = new DemoServers(inbox, config.smtpPort(), config.smppPort());
    }

    @Deactivate
    void stop() throws IOException {
        servers.close();
    }

    /** What lies here opens every transfer: nobody but this machine's user may see it. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            super.service(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        Matcher html = HTML.matcher(path);
        Matcher attachment = ATTACHMENT.matcher(path);
        if (path.isEmpty()) {
            response.sendRedirect("/demo/");
        } else if (path.equals("/")) {
            response.setHeader(POLICY, PAGE_POLICY);
            send(response, "text/html", InboxPage.of(inbox.mails(), inbox.texts()));
        } else if (path.equals("/inbox.css")) {
            send(response, "text/css", resource("inbox.css"));
        } else if (path.equals("/messages.json")) {
            send(
                    response,
                    "application/json",
                    InboxJson.of(inbox.mails(), inbox.texts()).toString());
        } else if (html.matches()) {
            sendHtml(response, html.group(1));
        } else if (attachment.matches()) {
            sendAttachment(response, attachment.group(1), Integer.parseInt(attachment.group(2)));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"/messages".equals(request.getPathInfo())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
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
                    HttpServletResponse.SC_BAD_REQUEST,
                    "smtp: up, down, temp, perm; smpp: up, down, throttle, drop, lose");
        }
    }

    private static Optional<String> parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).map(value -> value.toUpperCase(Locale.ROOT));
    }

    /** A mail's HTML as it is, but in a sandbox: no script, nothing from elsewhere, links open beside it. */
    private void sendHtml(HttpServletResponse response, String id) throws IOException {
        Optional<Mail> mail = inbox.mail(id);
        if (mail.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader(POLICY, MAIL_POLICY);
        send(response, "text/html", "<base target=\"_blank\">" + mail.get().html());
    }

    private void sendAttachment(HttpServletResponse response, String id, int index) throws IOException {
        Optional<Attachment> attachment = inbox.mail(id)
                .filter(mail -> index < mail.attachments().size())
                .map(mail -> mail.attachments().get(index));
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
