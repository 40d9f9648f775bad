package org.briefsiegel.transfer.window;

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
import java.util.stream.Stream;

/**
 * A phone number as people write it, and the country that it is meant in where it begins with no country code.
 *
 * @param region ISO 3166-1 code
 */
record PhoneNumber(String region, String typed) {

    /** The country where nothing else is known. */
    static final String HOME = "AT";

    private static final List<String> NEIGHBOURS = List.of("AT", "DE", "CH", "LI", "IT", "SI", "HU", "SK", "CZ");
    private static final Set<PhoneNumberType> WITHOUT_TEXTS = EnumSet.of(
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.UAN,
            PhoneNumberType.VOIP, // in Austria 05x, of companies, and 0720
            PhoneNumberType.VOICEMAIL);
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * A country in the list.
     *
     * @param code ISO 3166-1
     */
    public record Country(String code, String label) {}

    /** What a number that can't be used is like. */
    enum Flaw {
        MISSING,
        INVALID,
        /** Text messages don't reach it. */
        LANDLINE
    }

    /** All countries with their calling codes: the neighbours first, the others by name. */
    static List<Country> countries(Locale locale) {
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
     * no country (satellite phones, +800), and stay as they are.
     */
    static PhoneNumber of(String written) {
        PhoneNumber asWritten = new PhoneNumber(HOME, written);
        return asWritten
                .parse()
                .filter(NUMBERS::isValidNumber)
                .map(number -> new PhoneNumber(
                        NUMBERS.getRegionCodeForNumber(number), NUMBERS.format(number, PhoneNumberFormat.NATIONAL)))
                .filter(number -> NUMBERS.getSupportedRegions().contains(number.region()))
                .orElse(asWritten);
    }

    /** In the international form (E.164); empty where it can't be called. */
    Optional<String> e164() {
        return flaw().isPresent()
                ? Optional.empty()
                : parse().map(number -> NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    Optional<Flaw> flaw() {
        if (typed.isBlank()) {
            return Optional.of(Flaw.MISSING);
        }
        Optional<Phonenumber.PhoneNumber> number = parse().filter(NUMBERS::isValidNumber);
        if (number.isEmpty()) {
            return Optional.of(Flaw.INVALID);
        }
        return WITHOUT_TEXTS.contains(NUMBERS.getNumberType(number.get()))
                ? Optional.of(Flaw.LANDLINE)
                : Optional.empty();
    }

    private Optional<Phonenumber.PhoneNumber> parse() {
        try {
            return Optional.of(NUMBERS.parse(typed, region));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "PhoneNumber[" + region + "]";
    }
}
