package org.briefsiegel.platform.settings;

import aQute.bnd.annotation.xml.XMLAttribute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What Metatype's own {@code @AttributeDefinition} can't say about a setting. bnd writes it into the bundle's description of
 * its settings; there is nothing of it at runtime.
 */
@XMLAttribute(namespace = Setting.NAMESPACE, prefix = "setting")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Setting {

    String NAMESPACE = "urn:briefsiegel:settings";

    /** What the text stands for. */
    Kind kind() default Kind.TEXT;

    /** What the text, or each text of a list, has to match as a whole; a regular expression. */
    String pattern() default "";

    /** The pattern in words, after "allowed:". */
    String means() default "";

    /** The service property in which the id has to occur: {@code channel.id}. */
    String refersTo() default "";

    /** A key of the same file whose number this one may not exceed. */
    String atMost() default "";

    /**
     * The default is no substitute for a value that is wrong, and without a default the key has to be there. As long as there
     * has been no good value, components read null, must not start, and the server isn't ready.
     */
    boolean needed() default false;
}
