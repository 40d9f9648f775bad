package org.briefsiegel.testkit.conformance;

import static org.briefsiegel.testkit.conformance.Requirement.require;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.briefsiegel.channel.api.AccessSheet;
import org.briefsiegel.channel.api.AccessSheet.Guidance;
import org.briefsiegel.channel.api.AccessSheet.Letterhead;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.platform.language.Language;
import org.junit.jupiter.api.Test;

/**
 * What a channel that prints promises, beside what every channel does: its addresses are the names of those who hand sheets out. Extend
 * it as {@link ChannelConformance}. Whether the QR code can be read, a reader of your own says.
 */
public abstract class PrintedChannelConformance extends ChannelConformance {

    private static final String LINK = "https://briefe.example.org/d/8bg3tdgar4u9rop4el74r0kbs2qf0u8u";
    private static final int AT_ONCE = 4;
    private static final String CODE = "7KMPX-49TRD";
    private static final Guidance GERMAN = new Guidance(Locale.GERMAN, "Zum Öffnen brauchen Sie: Ihr Geburtsdatum.");
    private static final Guidance ENGLISH = new Guidance(Locale.ENGLISH, "To open it, you need: your date of birth.");

    private final PrintedChannel printed;

    /** @param sample of a {@link PrintedChannel} */
    protected PrintedChannelConformance(ChannelSample sample) {
        super(sample);
        if (!(plugIn instanceof PrintedChannel printing)) {
            throw new IllegalArgumentException(plugInClass().getName() + " is no PrintedChannel");
        }
        this.printed = printing;
    }

    @Test
    void theSheetIsOneOfA4() {
        require(
                printed(sheet("Maria Muster", "")).isA4(),
                "The first page isn't A4 upright (595 by 842 points): that is the paper which practices have.");
    }

    @Test
    void whereToGoAndWhomItIsFromAndForCanBeRead() {
        SheetText text = printed(sheet("Maria Muster", ""));
        for (String needed : List.of(LINK, "Ordination Dr. Huber", "Maria Muster")) {
            require(text.has(needed), "\"%s\" isn't on the sheet, or is a picture of it.", needed);
        }
        printed(sheet("", ""));
    }

    @Test
    void whatIsNeededStandsThereInEachOfItsLanguages() {
        SheetText text = printed(sheet("Maria Muster", ""));
        for (Guidance guidance : List.of(GERMAN, ENGLISH)) {
            require(
                    text.has(guidance.needed()),
                    "What is needed isn't said for readers of \"%s\": each Guidance is for a reader of its own.",
                    guidance.language());
        }
        for (Language language : Language.values()) {
            Guidance first = new Guidance(language.locale(), GERMAN.needed());
            require(
                    printed(sheet("Maria Muster", "", first)).has(LINK),
                    "The link isn't on the sheet for readers of %s.",
                    PlugInTexts.nameOf(language));
        }
    }

    @Test
    void theCodeStandsThereWhereItIsGivenAndNowhereElse() {
        require(
                printed(sheet("Maria Muster", CODE)).has(CODE),
                "The code that was given isn't on the sheet: the recipient has nothing else to go by.");
        require(
                !printed(sheet("Maria Muster", "")).has(CODE),
                "The code of another sheet is on this one: a plug-in keeps nothing between calls.");
    }

    @Test
    void namesAreTextAndNothingElse() {
        for (String name : List.of("<b>Huber</b> & Söhne", "${7*7} {0}")) {
            require(
                    printed(sheet(name, "")).has(name),
                    "%s doesn't stand on the sheet as it is written: what others chose is never markup.",
                    Junk.shown(name));
        }
    }

    @Test
    void sheetsThatArePrintedAtOnceAreTheSame() {
        SheetText alone = printed(sheet("Maria Muster", CODE));
        List<SheetText> together = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> printed(sheet("Maria Muster", CODE))))
                .toList() // all are begun before one is waited for
                .stream()
                .map(CompletableFuture::join)
                .toList();
        require(together.stream().allMatch(alone::equals), "%d sheets printed at once aren't the same.", AT_ONCE);
    }

    private SheetText printed(AccessSheet sheet) {
        return SheetText.of(printed.print(sheet));
    }

    private static AccessSheet sheet(String recipient, String code) {
        return sheet(recipient, code, GERMAN, ENGLISH);
    }

    private static AccessSheet sheet(String recipient, String code, Guidance... guidance) {
        return new AccessSheet(
                new Letterhead(
                        "Ordination Dr. Huber", "+43 1 2345678", "Hauptplatz 1", Optional.of("#336699"), new byte[0]),
                recipient,
                LINK,
                Instant.parse("2026-12-14T11:00:00Z"),
                ZoneId.of("Europe/Vienna"),
                code,
                List.of(guidance));
    }
}
