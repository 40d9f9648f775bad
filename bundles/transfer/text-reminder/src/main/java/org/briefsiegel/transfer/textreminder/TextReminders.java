package org.briefsiegel.transfer.textreminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.billing.api.Account;
import org.briefsiegel.billing.api.Draft;
import org.briefsiegel.billing.api.Occasion;
import org.briefsiegel.billing.api.Pricing;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.settings.TransferRules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which text messages may remind of a transfer, and what each of them costs. Usable from any thread; changes nothing. */
@Component(service = TextReminders.class)
public final class TextReminders {

    private final Plugins plugins;
    private final TransferRules rules;
    private final Site site;
    private final Clock clock;

    @Activate
    public TextReminders(
            @Reference Plugins plugins, @Reference TransferRules rules, @Reference Site site, @Reference Clock clock) {
        this.plugins = plugins;
        this.rules = rules;
        this.site = site;
        this.clock = clock;
    }

    /**
     * Who would be reminded, and of what.
     *
     * @param factor id of the transfer's factor
     * @param phone the recipient's, as it was typed or is kept; may be empty
     * @param reader the recipient's language
     * @param end when the link stops working; empty where there is none
     */
    public record Subject(String factor, String phone, Locale reader, Optional<Instant> end) {

        @Override
        public String toString() {
            return "Subject[" + factor + "]";
        }
    }

    /**
     * What may follow a transfer that is sent now: on the days that the practice has set, as far as its link is still valid then.
     * Empty where there are none, no number that takes text messages, or no plan that holds them; and as long as the channel is away.
     *
     * @param account what the ledger knows of the practice
     * @throws ClosedException when the pricing rule can't be asked
     */
    public Optional<ReminderOffer> offer(Practice practice, Subject subject, Account account) {
        Instant now = Instant.now(clock);
        List<Integer> days = practice.textReminderDays().stream()
                .filter(day -> subject.end()
                        .filter(now.plus(Duration.ofDays(day))::isBefore)
                        .isPresent())
                .toList();
        return days.isEmpty() || !isOpen()
                ? Optional.empty()
                : text(practice, subject)
                        .flatMap(text -> price(practice, subject.factor(), text, account)
                                .map(price -> new ReminderOffer(text, days, price.lines(), price.prepaid())));
    }

    private boolean isOpen() {
        return plugins.isOpen("channel." + rules.textChannel());
    }

    /**
     * What is sent. Empty where there is no number, or none that takes text messages.
     *
     * @throws ClosedException when nothing can be sent at the moment
     */
    public Optional<ReminderText> text(Practice practice, Subject subject) {
        if (!isOpen()) {
            throw new ClosedException("channel." + rules.textChannel());
        }
        Channel channel = plugins.requiredChannel(rules.textChannel());
        return subject.end()
                .filter(end -> !subject.phone().isBlank())
                .filter(end ->
                        channel.refusal(subject.phone(), subject.reader()).isEmpty())
                .map(end -> text(channel, practice, subject, end));
    }

    private ReminderText text(Channel channel, Practice practice, Subject subject, Instant end) {
        String text = new ReminderWords(Languages.OF_RECIPIENTS.fitting(subject.reader()), site.zone())
                .of(practice.name(), end);
        return new ReminderText(rules.textChannel(), channel.normalize(subject.phone()), text, channel.parts(text));
    }

    /** Whether the practice's plan holds it now. */
    public boolean isIncluded(Practice practice, String factor, ReminderText text) {
        return price(practice, factor, text, Account.of(() -> 0)).isPresent();
    }

    /** Empty where the plan doesn't hold it, or the rule knows no price for one. */
    private Optional<Pricing.Priced> price(Practice practice, String factor, ReminderText text, Account account) {
        Draft draft = new Draft(
                practice.id(),
                practice.plan().name(),
                practice.addOns(),
                factor,
                true,
                Occasion.REMINDER,
                account,
                List.of(text.forPricing()));
        Pricing pricing = plugins.requiredPricingRule(rules.pricingRule()).price(draft, Locale.GERMAN);
        return pricing instanceof Pricing.Priced priced && !priced.lines().isEmpty()
                ? Optional.of(priced)
                : Optional.empty();
    }
}
