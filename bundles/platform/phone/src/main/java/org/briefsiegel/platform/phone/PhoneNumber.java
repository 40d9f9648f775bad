package org.briefsiegel.platform.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Collator;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A phone number as people write it, and the country that it is meant in where it begins with no country code. Which numbers
 * there are and which receive text messages, libphonenumber's metadata say.
 *
 * @param region ISO 3166-1 code; {@link #NOWHERE} where a country code is needed
 */
public record PhoneNumber(String region, String typed) {

    /** The country where nothing else is known. */
    public static final String HOME = "AT";

    /** Of a number that says itself where it is meant. */
    private static final String NOWHERE = "ZZ";

    private static final List<String> NEIGHBOURS = List.of("AT", "DE", "CH", "LI", "IT", "SI", "HU", "SK", "CZ");

    /** In some countries, such as the United States, nobody can tell the two apart. VoIP isn't among them: in Austria 05 and 0720. */
    private static final Set<PhoneNumberType> WITH_TEXTS =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** Marks of direction: numbers are copied with them. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    private static final Pattern DIALLED_PLUS = Pattern.compile("^\\s*00");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * A country in the list.
     *
     * @param code ISO 3166-1
     */
    public record Country(String code, String label) {}

    /** What a number that can't be used is like. */
    public enum Flaw {
        MISSING,
        INVALID,
        /** Text messages don't reach it. */
        LANDLINE
    }

    /** All countries with their calling codes: the neighbours first, the others by name. */
    public static List<Country> countries(Locale locale) {
        Comparator<Country> byName = Comparator.comparing(Country::label, Collator.getInstance(locale));
        Stream<Country> others = NUMBERS.getSupportedRegions().stream()
                .filter(region -> !NEIGHBOURS.contains(region))
                .map(region -> country(region, locale))
                .sorted(byName);
        return Stream.concat(NEIGHBOURS.stream().map(region -> country(region, locale)), others)
                .toList();
    }

    private static Country country(String region, Locale locale) {
        String name = new Locale.Builder().setRegion(region).build().getDisplayCountry(locale);
        return new Country(region, name + " (+" + NUMBERS.getCountryCodeForRegion(region) + ")");
    }

    /**
     * A number as it stands in a record, with its country where it names one, as people of that country write it. Some belong to
     * no country (satellite phones, +800), or are another number if they are written so, and stay as they are.
     */
    public static PhoneNumber of(String written) {
        PhoneNumber asWritten = new PhoneNumber(HOME, written);
        return asWritten
                .parse()
                .filter(NUMBERS::isValidNumber)
                .map(number -> new PhoneNumber(
                        NUMBERS.getRegionCodeForNumber(number), NUMBERS.format(number, PhoneNumberFormat.NATIONAL)))
                .filter(number -> NUMBERS.getSupportedRegions().contains(number.region()))
                .filter(asWritten::isTheSameAs)
                .orElse(asWritten);
    }

    /** A number of before a country's change, as Gabon's, is another where it is written as people of that country do. */
    private boolean isTheSameAs(PhoneNumber other) {
        return flaw().equals(other.flaw()) && e164().equals(other.e164());
    }

    /** A number that must begin with its country's code, after + or 00: nobody is there to ask in which country it is meant. */
    public static PhoneNumber international(String written) {
        String visible = UNSEEN.matcher(written).replaceAll("");
        return new PhoneNumber(NOWHERE, DIALLED_PLUS.matcher(visible).replaceFirst("+"));
    }

    /** In the international form (E.164); empty where it receives no text messages. */
    public Optional<String> e164() {
        return flaw().isPresent()
                ? Optional.empty()
                : parse().map(number -> NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    public Optional<Flaw> flaw() {
        if (typed.isBlank()) {
            return Optional.of(Flaw.MISSING);
        }
        Optional<Phonenumber.PhoneNumber> number = parse().filter(NUMBERS::isValidNumber);
        if (number.isEmpty()) {
            return Optional.of(Flaw.INVALID);
        }
        return receivesTexts(number.get()) ? Optional.empty() : Optional.of(Flaw.LANDLINE);
    }

    /** An extension is behind a switchboard, and would be left out: the text would go to another phone. */
    private static boolean receivesTexts(Phonenumber.PhoneNumber number) {
        return !number.hasExtension() && WITH_TEXTS.contains(NUMBERS.getNumberType(number));
    }

    private Optional<Phonenumber.PhoneNumber> parse() {
        try {
            return Optional.of(NUMBERS.parse(UNSEEN.matcher(typed).replaceAll(""), region));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PhoneNumber[" + region + "]";
    }
}
