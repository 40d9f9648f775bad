package org.briefsiegel.channel.httpsms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the gateway's receipts: {@code POST /receipts/http-sms/{secret}} with JSON or a form. 204 once they are kept, 404 without
 * the right secret or signature, 400 where nothing can be read, 413 beyond 64 kB, and 503 where the gateway is to come again.
 */
@Component(
        service = Servlet.class,
        configurationPid = "org.briefsiegel.channel.httpsms",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@HttpWhiteboardServletPattern("/receipts/http-sms/*")
@SuppressWarnings("serial")
public final class ReceiptServlet extends HttpServlet {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptServlet.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_BODY = 64 * 1024;
    private static final int TOO_LARGE = 413;
    private static final String RETRY_SECONDS = "30";

    private final ReceiptAuthentication authentication;
    private final String signature;
    private final StatusReport.Rules rules;
    private final ReceiptPublisher publisher;
    private final AtomicBoolean strangers = new AtomicBoolean();

    @Activate
    public ReceiptServlet(Config config, @Reference ReceiptPublisher publisher) {
        this.authentication = new ReceiptAuthentication(config._receiptToken(), config._receiptKey());
        this.signature = config.receiptSignature();
        this.rules = new StatusReport.Rules(config);
        this.publisher = publisher;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            response.setStatus(TOO_LARGE);
        } else if (!isGateways(request, body)) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.setStatus(read(request, body).map(this::take).orElse(HttpServletResponse.SC_BAD_REQUEST));
        }
        if (response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
    }

    private boolean isGateways(HttpServletRequest request, byte[] body) {
        boolean known = authentication.isGateways(
                Optional.ofNullable(request.getPathInfo()).orElse(""),
                Optional.ofNullable(request.getHeader(signature)).orElse(""),
                body);
        if (!known && !strangers.getAndSet(true)) {
            LOG.warn(
                    "A receipt came without the right secret or signature; it isn't taken, and no further one is told of");
        }
        return known;
    }

    /** A form becomes an object with a text for each field. */
    private static Optional<JsonNode> read(HttpServletRequest request, byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        try {
            return Optional.of(type.startsWith(BodyTemplate.Type.FORM.mediaType()) ? form(text) : JSON.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static JsonNode form(String text) {
        ObjectNode fields = JSON.createObjectNode();
        for (String field : text.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The status to answer. */
    private int take(JsonNode body) {
        try {
            rules.in(body).forEach(report -> rules.receipt(report).ifPresent(publisher::publish));
            return HttpServletResponse.SC_NO_CONTENT;
        } catch (RuntimeException e) {
            LOG.warn("A receipt can't be kept, and the gateway is told to come again with it", e);
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }
}
