package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.platform.language.Languages;
import org.junit.jupiter.api.Test;

/**
 * What a channel promises of addresses and texts; its route is tested beside it, with a server of its own. Extend it, and hand it your
 * channel and a few addresses:
 *
 * <pre>{@code
 * class FaxConformanceTest extends ChannelConformance {
 *     FaxConformanceTest() {
 *         super(ChannelSample.of(new FaxChannel())
 *                 .accepts("+4312345678", "0043 1 2345678")
 *                 .refuses("maria@example.org"));
 *     }
 * }
 * }</pre>
 */
public abstract class ChannelConformance extends PlugInConformance<Channel> {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final String GREETING = "Guten Tag, 12 Dokumente liegen für Sie bereit. ";

    private final ChannelSample sample;

    protected ChannelConformance(ChannelSample sample) {
        super(
                sample.channel(),
                Channel.class,
                Channel.class,
                List.of(PrintedChannel.class),
                ChannelId.class,
                "channel");
        this.sample = sample;
    }

    @Test
    void theSampleHasAddressesOfEachKind() {
        require(
                !sample.accepted().isEmpty() && !sample.refused().isEmpty(),
                "The sample needs an address that is taken and one that is refused: ChannelSample.accepts, refuses.");
        note("the route isn't tested here: it needs a server to talk to");
    }

    @Test
    void addressesThatAreRightAreTakenInEveryLanguage() {
        for (String address : taken()) {
            for (Language language : Language.values()) {
                Optional<String> refusal = plugIn.refusal(address, language.locale());
                require(
                        refusal.isEmpty(),
                        "%s should be taken, and is refused in %s: %s",
                        Junk.shown(address),
                        PlugInTexts.nameOf(language),
                        refusal.orElse(""));
            }
        }
    }

    @Test
    void aRefusalCanBeReadInEveryLanguage() {
        for (String address : sample.refused()) {
            requireTexts(
                    Languages.OF_PRACTICES,
                    locale -> Map.of("refusal of " + Junk.shown(address), refusal(address, locale)));
        }
    }

    private String refusal(String address, Locale locale) {
        Optional<String> refusal = plugIn.refusal(address, locale);
        require(refusal.isPresent(), "%s should be refused, and is taken for \"%s\".", Junk.shown(address), locale);
        return refusal.get();
    }

    @Test
    void oneAddressHasOneForm() {
        for (List<String> spellings : sample.accepted()) {
            List<String> forms =
                    spellings.stream().map(plugIn::normalize).distinct().toList();
            require(
                    forms.size() == 1,
                    "The spellings %s of one address become %s: normalize makes one of them, by which the host compares.",
                    spellings,
                    forms);
            requireSettled(forms.get(0));
        }
    }

    /** A normalized address is taken and stays as it is. */
    private void requireSettled(String form) {
        require(!form.isBlank(), "normalize makes a blank address of one that is taken.");
        require(
                plugIn.refusal(form, Locale.GERMAN).isEmpty(),
                "normalize makes %s, which is refused then.",
                Junk.shown(form));
        require(
                plugIn.normalize(form).equals(form),
                "normalize makes %s, and of that %s: it has to stay as it is.",
                Junk.shown(form),
                Junk.shown(plugIn.normalize(form)));
        require(
                !CONTROL.matcher(form).find(),
                "%s is taken, and keeps a line feed or control character: whoever chooses the address could write lines of the"
                        + " protocol. Refuse it.",
                Junk.shown(form));
    }

    @Test
    void noAddressThrows() {
        Junk.near(taken()).forEach(junk -> {
            Optional<String> german = plugIn.refusal(junk, Locale.GERMAN);
            Optional<String> english = plugIn.refusal(junk, Locale.ENGLISH);
            require(
                    german.isPresent() == english.isPresent(),
                    "%s is taken in one language and refused in another.",
                    Junk.shown(junk));
            if (german.isEmpty()) {
                requireSettled(plugIn.normalize(junk));
            }
        });
    }

    @Test
    void everyTextTravelsInOnePartOrMore() {
        Junk.near(List.of(GREETING)).forEach(text -> {
            int parts = plugIn.parts(text);
            require(parts >= 1, "parts is %d for %s: at least 1, since each is charged.", parts, Junk.shown(text));
        });
        require(
                plugIn.parts(GREETING.repeat(100)) >= plugIn.parts(GREETING),
                "A text a hundred times as long travels in fewer parts.");
    }

    @Test
    void patienceAndNumberAtATimeArePositive() {
        Duration patience = plugIn.patience();
        require(
                patience.compareTo(Duration.ZERO) > 0,
                "patience is %s: the host would give up before it has tried.",
                patience);
        require(plugIn.patience().equals(patience), "patience changes from call to call.");
        require(plugIn.atATime() >= 1, "atATime is %d: nothing would ever leave.", plugIn.atATime());
    }

    @Override
    Optional<String> nameFor(Locale locale) {
        return sample.refused().stream().findFirst().flatMap(it -> plugIn.refusal(it, locale));
    }

    @Override
    Collection<String> secrets() {
        return sample.addresses().stream().filter(it -> it.length() > 5).collect(Collectors.toSet());
    }

    @Override
    Map<String, Callable<Object>> calls(Channel channel) {
        Map<String, Callable<Object>> calls = new LinkedHashMap<>();
        calls.put("patience", channel::patience);
        calls.put("parts", () -> channel.parts(GREETING.repeat(10)));
        sample.addresses().forEach(it -> {
            calls.put("refusal of " + it, () -> channel.refusal(it, Locale.GERMAN));
            calls.put("refusal in English of " + it, () -> channel.refusal(it, Locale.ENGLISH));
        });
        taken().forEach(it -> calls.put("normalize " + it, () -> channel.normalize(it)));
        return calls;
    }

    private List<String> taken() {
        return sample.accepted().stream().flatMap(List::stream).toList();
    }
}
