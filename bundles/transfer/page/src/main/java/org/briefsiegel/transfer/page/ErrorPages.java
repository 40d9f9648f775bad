package org.briefsiegel.transfer.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.platform.language.Languages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a page where an answer under {@code /d} is an error without words: for everything unknown the same. */
@Component(property = "osgi.jaxrs.extension:Boolean=true")
public final class ErrorPages implements ContainerResponseFilter {

    private final Pages pages;

    @Activate
    public ErrorPages(@Reference Pages pages) {
        this.pages = pages;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean ours = request.getUriInfo().getRequestUri().getPath().matches("/[dw]/.*");
        if (ours && response.getStatus() >= 400 && !response.hasEntity()) {
            String notice = response.getStatus() < 500 ? "unknown" : "unavailable";
            Locale locale = Readers.locale(
                    Readers.chosen(request.getUriInfo()),
                    Languages.likings(Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                            .orElse("")));
            Response page = pages.notice(response.getStatus(), notice, locale).build();
            response.setEntity(page.getEntity(), new Annotation[0], page.getMediaType());
        }
    }
}
