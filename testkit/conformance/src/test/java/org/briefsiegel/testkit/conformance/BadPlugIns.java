package org.briefsiegel.testkit.conformance;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.briefsiegel.billing.api.BillingId;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.billing.api.PricingRule;
import org.briefsiegel.billing.api.Wording;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.channel.api.ChannelId;
import org.briefsiegel.document.api.Content;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.osgi.service.component.annotations.Component;

/** A plug-in of each other axis with which nothing is wrong, and some that break one rule. */
final class BadPlugIns {

    private BadPlugIns() {}

    static final DocumentPolicy PDF =
            new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, false, Set.of());

    /** A certificate that says for how many days. */
    @Component(service = DocumentType.class)
    @DocumentId("certificate")
    static class Certificate implements DocumentType {

        static DocumentSample sample(DocumentType type) {
            return DocumentSample.of(type)
                    .accepts("Bestätigung.pdf", Map.of("days", "3"))
                    .refuses("Bestätigung.pdf", Map.of("days", "many"));
        }

        @Override
        public String name(Locale locale) {
            return WordFactor.say(locale, "Bestätigung", "Certificate");
        }

        @Override
        public DocumentPolicy policy() {
            return PDF;
        }

        @Override
        public Inspection inspect(Upload upload) {
            String days = upload.metadata().getOrDefault("days", "1");
            return days.matches("[0-9]{1,3}") ? new Inspection.Accepted(title(upload)) : refused(upload);
        }

        Inspection refused(Upload upload) {
            return new Inspection.Refused("metadata/days", reason(upload));
        }

        String reason(Upload upload) {
            return WordFactor.say(upload.locale(), "Wie viele Tage?", "How many days?");
        }

        String title(Upload upload) {
            return upload.title().filter(it -> !it.isBlank()).orElseGet(() -> name(upload.locale()));
        }
    }

    @Component(service = DocumentType.class)
    @DocumentId("certificate")
    static final class BlankTitle extends Certificate {

        @Override
        String title(Upload upload) {
            return upload.title()
                    .filter(it -> !it.isBlank())
                    .orElse(upload.fileName().replaceAll("\\..*", ""));
        }
    }

    @Component(service = DocumentType.class)
    @DocumentId("certificate")
    static final class UnknownField extends Certificate {

        @Override
        Inspection refused(Upload upload) {
            return new Inspection.Refused("days", "Wie viele Tage?");
        }
    }

    @Component(service = DocumentType.class)
    @DocumentId("certificate")
    static final class ChangingPolicy extends Certificate {

        private boolean asked;

        @Override
        public DocumentPolicy policy() {
            return new DocumentPolicy(PDF.mediaTypes(), PDF.leastAssurance(), asked, Set.of());
        }

        @Override
        public Inspection inspect(Upload upload) {
            asked = true;
            return super.inspect(upload);
        }
    }

    /** A certificate whose days stand in the file. */
    @Component(service = DocumentType.class)
    @DocumentId("scroll")
    static class Scroll implements ContentDocumentType {

        private final Certificate certificate = new Certificate();

        static DocumentSample sample(DocumentType type) {
            return DocumentSample.of(type)
                    .accepts("Bestätigung.pdf", Map.of("year", "2026"), new byte[] {'3'})
                    .refuses("Bestätigung.pdf", Map.of("year", "2026"), new byte[] {'x'});
        }

        @Override
        public String name(Locale locale) {
            return certificate.name(locale);
        }

        @Override
        public DocumentPolicy policy() {
            return certificate.policy();
        }

        @Override
        public Inspection inspect(Upload upload, Content content) {
            ByteBuffer day = ByteBuffer.allocate(1);
            boolean legible = content.read(day, 0) == 1 && Character.isDigit(day.get(0));
            return legible
                    ? new Inspection.Accepted(certificate.title(upload))
                    : new Inspection.Refused("", certificate.reason(upload));
        }
    }

    /** Has somebody else read the content, who goes on when the call is over. */
    @Component(service = DocumentType.class)
    @DocumentId("scroll")
    static final class ReadsLater extends Scroll {

        @Override
        public Inspection inspect(Upload upload, Content content) {
            CompletableFuture.runAsync(() -> readOn(content));
            return super.inspect(upload, content);
        }

        private static void readOn(Content content) {
            int read = 0;
            while (read >= 0) {
                read = content.read(ByteBuffer.allocate(1), 0);
            }
        }
    }

    /** A number in a building. */
    @Component(service = Channel.class)
    @ChannelId("pigeonhole")
    static class Pigeonhole implements Channel {

        static ChannelSample sample(Channel channel) {
            return ChannelSample.of(channel).accepts("0471100", " 0471100").refuses("upstairs");
        }

        @Override
        public Optional<String> refusal(String address, Locale locale) {
            return address.strip().matches("[0-9]{1,9}")
                    ? Optional.empty()
                    : Optional.of(
                            WordFactor.say(locale, "Das ist keine Fachnummer.", "That is no number of a pigeonhole."));
        }

        @Override
        public String normalize(String address) {
            return address.strip();
        }

        @Override
        public int parts(String text) {
            return 1 + text.length() / 1000;
        }

        @Override
        public Duration patience() {
            return Duration.ofHours(1);
        }
    }

    @Component(service = Channel.class)
    @ChannelId("pigeonhole")
    static final class TakesLineFeeds extends Pigeonhole {

        @Override
        public Optional<String> refusal(String address, Locale locale) {
            return address.contains("upstairs") || address.isBlank()
                    ? super.refusal("upstairs", locale)
                    : Optional.empty();
        }
    }

    @Component(service = Channel.class)
    @ChannelId("pigeonhole")
    static final class NoPart extends Pigeonhole {

        @Override
        public int parts(String text) {
            return (text.length() + 999) / 1000;
        }
    }

    @Component(service = Channel.class)
    @ChannelId("pigeonhole")
    static final class NothingAtATime extends Pigeonhole {

        @Override
        public int atATime() {
            return 0;
        }
    }

    /** Ten cents. */
    @Component(service = PricingRule.class)
    @BillingId("ten")
    static class Ten implements PricingRule {

        static PricingSample sample(PricingRule rule) {
            return PricingSample.of(rule)
                    .prices(PricingRuleConformance.draft("PRO", 0))
                    .refuses(PricingRuleConformance.draft("MINI", 0));
        }

        @Override
        public Pricing price(Draft draft, Locale locale) {
            return draft.plan().equals("PRO")
                    ? new Pricing.Priced(List.of(new Pricing.Line(wording(locale), 1, each())))
                    : new Pricing.NotIncluded(WordFactor.say(locale, "Das hat der Plan PRO.", "PRO has it."));
        }

        Wording wording(Locale locale) {
            return new Wording("ten", "code", List.of());
        }

        Money each() {
            return new Money(10, "EUR");
        }

        @Override
        public String describe(Wording wording, Locale locale) {
            return WordFactor.say(locale, "Ein Code", "A code");
        }
    }

    @Component(service = PricingRule.class)
    @BillingId("ten")
    static final class OtherCurrency extends Ten {

        @Override
        Money each() {
            return new Money(10, "CHF");
        }
    }

    @Component(service = PricingRule.class)
    @BillingId("ten")
    static final class WordsInTheLine extends Ten {

        @Override
        Wording wording(Locale locale) {
            return new Wording("ten", WordFactor.say(locale, "Ein Code", "A code"), List.of());
        }
    }

    @Component(service = PricingRule.class)
    @BillingId("ten")
    static final class NoWords extends Ten {

        @Override
        public String describe(Wording wording, Locale locale) {
            return WordFactor.say(locale, "Ein Code", "");
        }
    }

    /** Refuses who could pay. */
    @Component(service = PricingRule.class)
    @BillingId("ten")
    static final class NotCoveredThough extends Ten {

        @Override
        public Pricing price(Draft draft, Locale locale) {
            Money left = draft.account().balance("EUR");
            return left.minorUnits() < 15 ? super.price(draft, locale) : new Pricing.NotCovered(each(), left);
        }
    }

    @Component(service = PricingRule.class)
    @BillingId("ten")
    static final class MonthInFrancs extends Ten {

        @Override
        public List<Pricing.Line> monthly(String plan, Set<String> addOns) {
            return List.of(new Pricing.Line(wording(Locale.GERMAN), 1, new Money(2900, "CHF")));
        }
    }
}
