package org.briefsiegel.recipient.about;

import jakarta.servlet.Servlet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.ReaderLanguage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What this server is, for whoever comes without a link; and what is done for accessibility, which no letter is needed to read. */
@Component(service = AboutResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Path("/")
public final class AboutResource {

    private final Pages pages;

    /** What is served below {@code /demo/}: there is a mailbox to look at where something is. */
    @Reference(
            target = "(osgi.http.whiteboard.servlet.pattern=/demo/*)",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Servlet> demo = List.of();

    @Activate
    public AboutResource(@Reference Site site) {
        this.pages = new Pages(AboutResource.class, site.zone());
    }

    /** In German with English beside it: practices read it, and operators. */
    @GET
    public Response about() {
        return pages.draw(200, "about.ftlh", Language.GERMAN.locale(), Map.of("demo", !demo.isEmpty()))
                .build();
    }

    @GET
    @Path("accessibility")
    public Response accessibility(@Context HttpHeaders headers, @Context UriInfo uri) {
        Locale locale = ReaderLanguage.locale(ReaderLanguage.chosen(uri), ReaderLanguage.likings(headers));
        Texts texts = pages.texts(locale);
        return pages.words(locale, texts.text("accessibility.title"), texts.text("accessibility.text"))
                .build();
    }
}
