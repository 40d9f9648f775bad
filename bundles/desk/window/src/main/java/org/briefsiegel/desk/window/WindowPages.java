package org.briefsiegel.desk.window;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.pages.Templates;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.practice.api.Practice;

/**
 * Draws the windows. Only the practice's own origins may show them in a frame. In a template {@code t} are the words of its own
 * bundle, {@code w} those that all windows share.
 */
public final class WindowPages {

    private static final MediaType HTML = new MediaType("text", "html", "utf-8");

    private final Class<?> owner;
    private final Templates templates;
    private final ZoneId zone;

    /**
     * The pages of a bundle.
     *
     * @param owner a class beside which its templates and words lie
     * @param zone where times are meant: the practices'
     */
    public WindowPages(Class<?> owner, ZoneId zone) {
        this.owner = owner;
        this.templates = new Templates(owner, WindowPages.class);
        this.zone = zone;
    }

    /** The bundle's own words. */
    public Texts texts(Locale locale) {
        return words(owner, locale);
    }

    private Texts words(Class<?> of, Locale locale) {
        return new Texts(of, Languages.OF_PRACTICES.fitting(locale), zone);
    }

    /** A page of an open window. */
    public Response page(int status, String template, WindowVisit visit, Map<String, ?> model) {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("practice", visit.practice());
        whole.put("ticket", visit.ticket());
        whole.put("key", visit.key());
        return draw(status, template, visit.locale(), Optional.of(visit.practice()), whole);
    }

    /** What is shown to whoever has a ticket, before it is used. */
    Response opener(Practice practice, Locale locale, String key) {
        return draw(200, "opener.ftlh", locale, Optional.of(practice), Map.of("key", key, "practice", practice));
    }

    /** The page of a window that isn't there, or not any more. */
    public Response closed(Locale locale) {
        return notice(404, "closed", locale, Optional.empty());
    }

    /** A page that only says something; {@code name} leads to its texts. */
    Response notice(int status, String name, Locale locale, Optional<Practice> practice, Object... arguments) {
        Texts texts = words(WindowPages.class, locale);
        Map<String, Object> model = new HashMap<>();
        model.put("heading", texts.text("notice." + name + ".title"));
        model.put("text", texts.text("notice." + name + ".text", arguments));
        practice.ifPresent(it -> model.put("practice", it));
        return draw(status, "notice.ftlh", locale, practice, model);
    }

    /**
     * The page of a window that is over, with what was typed into it: it is lost here, but not for the person.
     *
     * @param typed by what it is called
     */
    Response over(Locale locale, Map<String, String> typed) {
        Texts texts = words(WindowPages.class, locale);
        Map<String, Object> model = Map.of(
                "heading", texts.text("notice.closed.title"), "text", texts.text("notice.closed.text"), "typed", typed);
        return draw(404, "notice.ftlh", locale, Optional.empty(), model);
    }

    private Response draw(
            int status, String template, Locale locale, Optional<Practice> practice, Map<String, Object> model) {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("t", texts(locale));
        whole.put("w", words(WindowPages.class, locale));
        whole.put("assets", WindowAssets.VERSION);
        return Response.status(status)
                .type(HTML)
                .header("Content-Security-Policy", policy(practice))
                .header(
                        "Referrer-Policy",
                        "same-origin") // so that browsers name the origin that a form was posted from
                .entity(templates.draw(template, whole))
                .build();
    }

    static String policy(Optional<Practice> practice) {
        List<String> origins = practice.map(Practice::frameOrigins).orElse(List.of());
        return "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self';"
                + " base-uri 'none'; frame-ancestors "
                + (origins.isEmpty() ? "'none'" : String.join(" ", origins));
    }
}
