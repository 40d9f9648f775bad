package org.briefsiegel.desk.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDomainsTest {

    /** A domain of the list, and what became of it while it was typed. */
    record Slip(String right, String typed) {}

    @ParameterizedTest
    @CsvSource({
        "gmial.com, gmail.com",
        "gmai.com, gmail.com",
        "gmail.con, gmail.com",
        "gmail.co, gmail.com",
        "gmaill.com, gmail.com",
        "gmial.con, gmail.com",
        "gmx.ta, gmx.at",
        "gmxat, gmx.at",
        "gnx.net, gmx.net",
        "hotmial.com, hotmail.com",
        "htomail.it, hotmail.it",
        "outlok.com, outlook.com",
        "icluod.com, icloud.com",
        "t-onlin.de, t-online.de",
        "tonline.de, t-online.de",
        "chelo.at, chello.at",
        "bluwin.ch, bluewin.ch"
    })
    void theUsualSlipsAreNoticed(String typed, String meant) {
        assertThat(MailDomains.meant("maria.muster@" + typed)).contains("maria.muster@" + meant);
    }

    /** As mail will be sent there: full-width letters are their plain ones, and ß is no ss. */
    @Test
    void aDomainIsReadAsItTravels() {
        assertThat(MailDomains.meant("maria@ｇｍａｉｌ.com")).isEmpty();
        assertThat(MailDomains.meant("maria@GMIAL.com")).contains("maria@gmail.com");
    }

    /** Next to one of the list by their letters, and yet where people have their mail. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotmail.it",
                "hotmail.fr",
                "hotmail.ch",
                "outlook.it",
                "outlook.fr",
                "outlook.hu",
                "outlook.cz",
                "outlook.sk",
                "yahoo.it",
                "yahoo.fr",
                "live.it",
                "live.fr",
                "email.com",
                "email.de",
                "chello.hu",
                "chello.sk",
                "t-online.hu",
                "posteo.at",
                "posteo.ch",
                "posteo.net",
                "protonmail.ch",
                "gmx.eu",
                "gmx.li",
                "libero.it",
                "seznam.cz",
                "freemail.hu",
                "ordination-muster.at",
                "meduniwien.ac.at",
                "example.org"
            })
    void aSisterInAnotherCountryIsRightToo(String domain) {
        assertThat(MailDomains.meant("maria@" + domain)).isEmpty();
    }

    @Property
    void aDomainThatIsRightIsNeverAskedAbout(
            @ForAll("known") String domain, @ForAll @AlphaChars @StringLength(min = 1, max = 20) String name) {
        assertThat(MailDomains.meant(name + "@" + domain)).isEmpty();
        assertThat(MailDomains.meant(name + "@" + domain.toUpperCase(Locale.ROOT)))
                .isEmpty();
        assertThat(MailDomains.meant(name + "@" + domain + " ")).isEmpty();
    }

    @Property
    void everySwappedOrForgottenLetterIsNoticed(@ForAll("slips") Slip slip) {
        Assume.that(!MailDomains.KNOWN.contains(slip.typed()));

        String meant = MailDomains.meant("maria@" + slip.typed()).orElseThrow();

        assertThat(meant).startsWith("maria@");
        String domain = meant.substring("maria@".length());
        assertThat(MailDomains.KNOWN).contains(domain);
        assertThat(MailDomains.distance(slip.typed(), domain)).isEqualTo(1);
    }

    @Property
    void whatIsSuggestedIsNotAskedAboutAgain(@ForAll String address) {
        MailDomains.meant(address)
                .ifPresent(meant -> assertThat(MailDomains.meant(meant)).isEmpty());
    }

    @Property
    void theNameBeforeTheDomainStaysAsItWasTyped(@ForAll @StringLength(min = 1, max = 64) String name) {
        assertThat(MailDomains.meant(name + "@gmial.com")).contains(name + "@gmail.com");
    }

    @Property
    void theWayBackIsAsFar(@ForAll("short") String one, @ForAll("short") String other) {
        assertThat(MailDomains.distance(one, other)).isEqualTo(MailDomains.distance(other, one));
        assertThat(MailDomains.distance(one, other))
                .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
        assertThat(MailDomains.distance(one, other) == 0).isEqualTo(one.equals(other));
    }

    @ParameterizedTest
    @CsvSource({"'', '', 0", "'', abc, 3", "abc, acb, 1", "abc, ab, 1", "abc, abcd, 1", "abc, axc, 1", "abcd, badc, 2"})
    void aSwapIsOneMistakeLikeAnyOther(String one, String other, int mistakes) {
        assertThat(MailDomains.distance(one, other)).isEqualTo(mistakes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "@", "maria", "maria@", "maria@ ", "@gmial.com", "gmial.com", "maria@x", "a@b@c"})
    void whatIsNoAddressIsLeftToOthers(String typed) {
        assertThat(MailDomains.meant(typed)).isEmpty();
    }

    @Test
    void theLastSignAtCounts() {
        assertThat(MailDomains.meant("\"a@gmail.com\"@gmial.com")).contains("\"a@gmail.com\"@gmail.com");
        assertThat(MailDomains.meant("a@gmial.com@gmail.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aol.com", "gmx.li", "mail.ch", "mode.at", "labs.at", "indo.at"})
    void aShortNameMayDifferInOneLetterOnly(String domain) {
        assertThat(MailDomains.meant("maria@" + domain)).isEmpty();
    }

    @Provide
    Arbitrary<String> known() {
        return Arbitraries.of(MailDomains.KNOWN);
    }

    @Provide("short")
    Arbitrary<String> fewLetters() {
        return Arbitraries.strings().withChars("ab.").ofMaxLength(8);
    }

    @Provide
    Arbitrary<Slip> slips() {
        Arbitrary<Boolean> swapped = Arbitraries.of(true, false);
        return Combinators.combine(known(), swapped)
                .flatAs((domain, swap) -> Arbitraries.integers()
                        .between(0, domain.length() - (swap ? 2 : 1))
                        .map(at -> new Slip(domain, swap ? swap(domain, at) : drop(domain, at))))
                .filter(slip -> !slip.right().equals(slip.typed()));
    }

    private static String swap(String domain, int at) {
        return domain.substring(0, at) + domain.charAt(at + 1) + domain.charAt(at) + domain.substring(at + 2);
    }

    private static String drop(String domain, int at) {
        return domain.substring(0, at) + domain.substring(at + 1);
    }
}
