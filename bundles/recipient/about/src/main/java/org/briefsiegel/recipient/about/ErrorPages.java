package org.briefsiegel.recipient.about;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.ReaderLanguage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds words where an answer is an error without any, outside the practice API, which has its own: a page, for everything
 * unknown the same; for who asks for JSON, a problem (RFC 9457).
 */
@Component(property = "osgi.jaxrs.extension:Boolean=true")
public final class ErrorPages implements ContainerResponseFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final MediaType PROBLEM = new MediaType("application", "problem+json");

    private final Pages pages;

    @Activate
    public ErrorPages(@Reference Site site) {
        this.pages = new Pages(site.zone());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ours = !request.getUriInfo().getRequestUri().getPath().startsWith("/api/");
        if (!ours || response.getStatus() < 400 || response.hasEntity()) {
            return;
        }
        String accept =
                Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT)).orElse("");
        if (accept.contains("json") && !accept.contains("html")) {
            response.setEntity(problem(response), new Annotation[0], PROBLEM);
        } else {
            Locale locale = ReaderLanguage.locale(
                    ReaderLanguage.chosen(request.getUriInfo()),
                    Languages.likings(Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                            .orElse("")));
            Response page = page(response.getStatus(), locale);
            response.setEntity(page.getEntity(), new Annotation[0], page.getMediaType());
        }
    }

    private Response page(int status, Locale locale) {
        if (status < 500) {
            return pages.notice(status, "unknown", locale).build();
        }
        if (status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            return pages.notice(status, "unavailable", locale).build();
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Fault {}: what it was stands before this line", id);
        return pages.notice(status, "fault", locale, id).build();
    }

    private static byte[] problem(ContainerResponseContext response) {
        return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                .formatted(response.getStatusInfo().getReasonPhrase(), response.getStatus())
                .getBytes(StandardCharsets.UTF_8);
    }
}
