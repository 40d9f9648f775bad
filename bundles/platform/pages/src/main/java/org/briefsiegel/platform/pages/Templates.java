package org.briefsiegel.platform.pages;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** The templates of a bundle's pages. What goes into one is escaped; a template can make nothing and call nothing else. */
public final class Templates {

    private final Configuration templates = new Configuration(Configuration.VERSION_2_3_34);

    /** The templates that lie beside a class. */
    public Templates(Class<?> beside) {
        this(new Class<?>[] {beside});
    }

    /** The templates that lie beside a class, and those beside another that they use. */
    public Templates(Class<?> beside, Class<?> used) {
        this(new Class<?>[] {beside, used});
    }

    private Templates(Class<?>[] places) {
        templates.setTemplateLoader(new MultiTemplateLoader(Stream.of(places)
                .map(place -> new ClassTemplateLoader(place, ""))
                .toArray(TemplateLoader[]::new)));
        templates.setDefaultEncoding("UTF-8");
        templates.setLocalizedLookup(false);
        templates.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
        templates.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    /** A page in UTF-8; its model's values are public types. */
    public byte[] draw(String template, Map<String, ?> model) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate(template).process(model, out);
        } catch (IOException | TemplateException fault) {
            throw new IllegalStateException("template " + template, fault);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
