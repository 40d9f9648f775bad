package org.briefsiegel.transfer.page;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.platform.pages.Templates;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Letter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Draws the pages from their templates; what goes into one is escaped by the template engine. */
@Component(service = Pages.class, configurationPid = "org.briefsiegel.web")
public final class Pages {

    private static final MediaType HTML = new MediaType("text", "html", "utf-8");

    private final Templates templates = new Templates(Pages.class);
    private final ZoneId zone;

    @interface Config {
        /** Where the times on pages are meant. */
        String timeZone() default "Europe/Vienna";
    }

    @Activate
    public Pages(Config config) {
        this(ZoneId.of(config.timeZone()));
    }

    Pages(ZoneId zone) {
        this.zone = zone;
    }

    Texts texts(Locale locale) {
        return new Texts(Pages.class, locale, zone);
    }

    Response.ResponseBuilder page(int status, String template, Locale locale, Map<String, ?> model) {
        return Response.status(status).type(HTML).entity(html(template, locale, model));
    }

    /** A page that only says something; {@code name} leads to its texts. */
    Response.ResponseBuilder notice(int status, String name, Locale locale, Object... arguments) {
        return page(status, "notice.ftlh", locale, noticeModel(name, locale, arguments));
    }

    /** A page that says why a letter can't be opened, and whom to ask. */
    Response.ResponseBuilder notice(int status, String name, Locale locale, Letter letter, Object... arguments) {
        Map<String, Object> model = new HashMap<>(noticeModel(name, locale, arguments));
        model.put("letter", letter);
        return page(status, "notice.ftlh", locale, model);
    }

    private Map<String, Object> noticeModel(String name, Locale locale, Object... arguments) {
        Texts texts = texts(locale);
        return Map.of(
                "heading", texts.text("notice." + name + ".title", arguments),
                "paragraphs",
                        List.of(texts.text("notice." + name + ".text", arguments)
                                .split("\n")));
    }

    private byte[] html(String template, Locale locale, Map<String, ?> model) {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("t", texts(locale));
        whole.put("assets", AssetsResource.VERSION);
        return templates.draw(template, whole);
    }
}
