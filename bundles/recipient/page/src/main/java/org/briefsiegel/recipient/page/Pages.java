package org.briefsiegel.recipient.page;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.PostedForm;
import org.briefsiegel.platform.pages.Templates;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.settings.Site;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws the pages from their templates; what goes into one is escaped by the template engine. */
@Component(service = Pages.class)
public final class Pages {

    private static final MediaType HTML = new MediaType("text", "html", "utf-8");

    /** The hidden field of a form that needs no factor. */
    private static final String FORM_TOKEN = "form";

    private final Templates templates = new Templates(Pages.class);
    private final ZoneId zone;

    @Activate
    public Pages(@Reference Site site) {
        this(site.zone());
    }

    Pages(ZoneId zone) {
        this.zone = zone;
    }

    Texts texts(Locale locale) {
        return new Texts(Pages.class, locale, zone);
    }

    /** A page about a letter. */
    Response.ResponseBuilder page(int status, String template, Visit visit, Map<String, ?> model) {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("visit", visit);
        whole.put("letter", visit.letter());
        return draw(status, template, visit.locale(), whole);
    }

    /** A page about a letter that only says something; {@code name} leads to its texts. */
    Response.ResponseBuilder notice(int status, String name, Visit visit, Object... arguments) {
        return page(status, "notice.ftlh", visit, noticeModel(name, visit.locale(), arguments));
    }

    /** A page that only says something, about no letter. */
    Response.ResponseBuilder notice(int status, String name, Locale locale, Object... arguments) {
        return draw(status, "notice.ftlh", locale, noticeModel(name, locale, arguments));
    }

    /** What a posted form says to prove that its page was seen. */
    static String formToken(InputStream body) throws IOException {
        return PostedForm.read(body).getOrDefault(FORM_TOKEN, "");
    }

    private Map<String, Object> noticeModel(String name, Locale locale, Object... arguments) {
        Texts texts = texts(locale);
        return Map.of(
                "heading", texts.text("notice." + name + ".title", arguments),
                "paragraphs",
                        List.of(texts.text("notice." + name + ".text", arguments)
                                .split("\n")));
    }

    /** Any page in a language, without a letter unless the model holds one. */
    Response.ResponseBuilder draw(int status, String template, Locale locale, Map<String, ?> model) {
        Language language = Languages.OF_RECIPIENTS.of(locale).orElse(Language.GERMAN);
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("t", texts(locale));
        whole.put("language", language);
        whole.put("languages", Languages.OF_RECIPIENTS.all());
        whole.put("assets", AssetsResource.VERSION);
        return Response.status(status).type(HTML).entity(templates.draw(template, whole));
    }
}
