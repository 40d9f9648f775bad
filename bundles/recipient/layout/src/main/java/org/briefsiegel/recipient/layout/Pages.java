package org.briefsiegel.recipient.layout;

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

/**
 * Draws the pages of a bundle from their templates; what goes into one is escaped by the template engine. In a template
 * {@code t} are the words of its own bundle, {@code w} those that all pages share.
 */
public final class Pages {

    private static final MediaType HTML = new MediaType("text", "html", "utf-8");
    private static final String NOTICE = "notice.ftlh";

    /** The hidden field of a form that needs no factor. */
    private static final String FORM_TOKEN = "form";

    private final Class<?> owner;
    private final Templates templates;
    private final ZoneId zone;

    /**
     * The pages of a bundle.
     *
     * @param owner a class beside which its templates and words lie
     * @param zone where times are meant
     */
    public Pages(Class<?> owner, ZoneId zone) {
        this.owner = owner;
        this.templates = new Templates(owner, Pages.class);
        this.zone = zone;
    }

    /** The pages that only say something, for who draws no others. */
    public Pages(ZoneId zone) {
        this(Pages.class, zone);
    }

    /** The bundle's own words. */
    public Texts texts(Locale locale) {
        return new Texts(owner, locale, zone);
    }

    /** The words that all pages share, and the forms of times and sizes. */
    public Texts shared(Locale locale) {
        return new Texts(Pages.class, locale, zone);
    }

    /** A page about a letter. */
    public Response.ResponseBuilder page(int status, String template, Visit visit, Map<String, ?> model) {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("visit", visit);
        whole.put("letter", visit.letter());
        return draw(status, template, visit.locale(), whole);
    }

    /** A page about a letter that only says something; {@code name} leads to its texts among those that all share. */
    public Response.ResponseBuilder notice(int status, String name, Visit visit, Object... arguments) {
        return page(status, NOTICE, visit, shared(name, visit.locale(), arguments));
    }

    /** A page that only says something, about no letter. */
    public Response.ResponseBuilder notice(int status, String name, Locale locale, Object... arguments) {
        return draw(status, NOTICE, locale, shared(name, locale, arguments));
    }

    /** The same about a letter, in words of somebody's own. */
    public Response.ResponseBuilder words(Visit visit, String heading, String text) {
        return page(200, NOTICE, visit, model(heading, text));
    }

    /** The same about no letter. */
    public Response.ResponseBuilder words(Locale locale, String heading, String text) {
        return draw(200, NOTICE, locale, model(heading, text));
    }

    /** What a posted form says to prove that its page was seen. */
    public static String formToken(InputStream body) throws IOException {
        return PostedForm.read(body).getOrDefault(FORM_TOKEN, "");
    }

    private Map<String, Object> shared(String name, Locale locale, Object... arguments) {
        Texts texts = shared(locale);
        return model(
                texts.text("notice." + name + ".title", arguments), texts.text("notice." + name + ".text", arguments));
    }

    private static Map<String, Object> model(String heading, String text) {
        return Map.of("heading", heading, "paragraphs", List.of(text.split("\n")));
    }

    /** Any page in a language, without a letter unless the model holds one. */
    public Response.ResponseBuilder draw(int status, String template, Locale locale, Map<String, ?> model) {
        Language language = Languages.OF_RECIPIENTS.of(locale).orElse(Language.GERMAN);
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("t", texts(locale));
        whole.put("w", shared(locale));
        whole.put("language", language);
        whole.put("languages", Languages.OF_RECIPIENTS.all());
        whole.put("assets", AssetsResource.VERSION);
        return Response.status(status).type(HTML).entity(templates.draw(template, whole));
    }
}
