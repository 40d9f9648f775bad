package org.briefsiegel.platform.language;

import java.util.Locale;
import java.util.regex.Pattern;

/** A language that something here is written in. */
public enum Language {
    /** Of Austria, where nothing else is said: January is "Jänner". */
    GERMAN("de", "de-AT", "Deutsch"),
    /** Short sentences for people who read with effort; {@code simple} is a registered variant (BCP 47). */
    EASY_GERMAN("de-simple", "de-AT-simple", "Leichte Sprache"),
    ENGLISH("en", "en-GB", "English"),
    TURKISH("tr", "tr", "Türkçe"),
    /** One text in Latin letters that readers of all three understand. */
    BOSNIAN_CROATIAN_SERBIAN("bs", "bs", "Bosanski / Hrvatski / Srpski"),
    UKRAINIAN("uk", "uk", "Українська"),
    /** With the digits that are usual in Europe, and on the keys of phones sold here. */
    ARABIC("ar", "ar-u-nu-latn", "العربية");

    /** A region of BCP 47; a locale may claim anything else. */
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}|[0-9]{3}");

    private final String code;
    private final Locale locale;
    private final String ownName;

    Language(String code, String tag, String ownName) {
        this.code = code;
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
    }

    /** Its name in addresses of pages; also a language tag (BCP 47). */
    public String code() {
        return code;
    }

    /** Its own name. */
    public String ownName() {
        return ownName;
    }

    /** What its texts are found and its times and numbers are written by. */
    public Locale locale() {
        return locale;
    }

    public boolean isRightToLeft() {
        return this == ARABIC;
    }

    /** Whether a locale asks for this language. */
    boolean isMeantBy(Locale asked) {
        return switch (this) {
            case EASY_GERMAN -> isGerman(asked) && asked.getVariant().equals("simple");
            case GERMAN -> isGerman(asked) && !asked.getVariant().equals("simple");
            case BOSNIAN_CROATIAN_SERBIAN ->
                switch (asked.getLanguage()) {
                    case "bs", "hr", "sr", "sh", "cnr" -> true;
                    default -> false;
                };
            default -> asked.getLanguage().equals(code);
        };
    }

    private static boolean isGerman(Locale asked) {
        return asked.getLanguage().equals("de");
    }

    /** The locale that was asked for where it is a region's form of this language, else {@link #locale()}. */
    Locale localeFor(Locale asked) {
        boolean regional = this == GERMAN || this == ENGLISH;
        return regional && REGION.matcher(asked.getCountry()).matches()
                ? new Locale.Builder()
                        .setLanguage(asked.getLanguage())
                        .setRegion(asked.getCountry())
                        .build()
                : locale;
    }
}
