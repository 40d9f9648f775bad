package org.briefsiegel.desk.send;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.billing.api.HouseCurrency;
import org.briefsiegel.billing.api.Money;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Capabilities.DocumentKind;
import org.briefsiegel.transfer.api.Capabilities.Fact;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Facts;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.Warning;
import org.briefsiegel.transfer.api.WindowService;

/** Works out the ways to send and their prices, from what the services can do now; knows no factor by name. */
final class Methods {

    /** What the window asks of every recipient. */
    private static final Set<String> ASKED_ANYWAY = Set.of("/recipient/name", "/recipient/email", "/recipient/phone");

    private final TransferService service;
    private final WindowService windows;
    private final HouseCurrency currency;

    Methods(TransferService service, WindowService windows, HouseCurrency currency) {
        this.service = service;
        this.windows = windows;
        this.currency = currency;
    }

    /** The ids of the factors that there are. */
    Set<String> factors(WindowVisit visit) {
        return service.capabilities(visit.practice().id(), visit.locale()).factors().stream()
                .map(Factor::id)
                .collect(Collectors.toSet());
    }

    /**
     * The ways, the safest first; at the end, without protection, if the practice has switched that on and every document's type
     * is known to allow it.
     */
    List<Method> of(WindowVisit visit, Selection selection) {
        Capabilities offer = service.capabilities(visit.practice().id(), visit.locale());
        Set<String> types =
                selection.documents().stream().map(Transfer.Item::type).collect(Collectors.toSet());
        List<DocumentKind> kinds = offer.documentTypes().stream()
                .filter(kind -> types.contains(kind.id()))
                .toList();
        List<Method> methods = new ArrayList<>();
        offer.factors().stream()
                .map(factor -> method(visit, selection, factor, kinds))
                .sorted(Comparator.comparing(Method::maximum).reversed())
                .forEach(methods::add);
        boolean known = kinds.size() == types.size();
        if (known && kinds.stream().allMatch(kind -> kind.factors().contains(Submission.NO_FACTOR))) {
            methods.add(unprotected(visit.texts()));
        }
        return methods;
    }

    private Method method(WindowVisit visit, Selection selection, Factor factor, List<DocumentKind> kinds) {
        Texts texts = visit.texts();
        Optional<Fact> fact = factor.facts().stream().findFirst().filter(it -> !ASKED_ANYWAY.contains(it.pointer()));
        boolean phone = factor.needsPhone();
        String reason = factor.available() ? forbidden(visit, factor, kinds) : factor.reason();
        Value value = value(selection, factor.id(), fact, reason.isEmpty());
        Optional<Reply<PriceQuote>> quote = reason.isEmpty()
                ? factor.chargeable()
                        ? quote(visit, selection, factor.id(), phone)
                        : quoteOfReminders(visit, selection, factor.id())
                : Optional.empty();
        Optional<PriceQuote> price = quote.flatMap(reply -> reply.fold(Optional::of, refusal -> Optional.empty()));
        return new Method(
                factor.id(),
                label(texts, factor, fact),
                factor.assurance().equals("maximum"),
                factor.validityDays(),
                factor.chargeable() || price.isPresent(),
                texts.text(cost(factor.chargeable(), price)),
                phone,
                readable(value.record(), fact, texts),
                value.recordFlaw(),
                value.asks(),
                fact.filter(it -> it.kind().equals("digits")).isPresent(),
                factor.hint().isEmpty() ? "" : factor.hint() + ".",
                factor.missing().isEmpty() ? texts.text("flaw.value", factor.label()) : factor.missing(),
                value.typed(),
                value.flaw(),
                reason,
                price.map(it -> readable(it, texts)).orElse(factor.chargeable() ? "" : free(texts)),
                quote.map(reply -> reply.fold(done -> "", Refusal::detail)).orElse(""),
                quote.map(reply -> reply.fold(Methods::notice, Refusal::detail)).orElse(""),
                price.map(PriceQuote::id).orElse(""),
                price.filter(Methods::reminds).isPresent());
    }

    /** What it is called, and whose fact it asks for. */
    private static String label(Texts texts, Factor factor, Optional<Fact> fact) {
        return fact.map(it -> it.ofPatient() ? "method.of-patient" : "method.of-recipient")
                .map(key -> texts.text(key, factor.label()))
                .orElse(factor.label());
    }

    /** What a factor goes by: the record's fact, or what was typed in its place. */
    private record Value(String record, String recordFlaw, boolean asks, String typed, String flaw) {}

    private Value value(Selection selection, String factor, Optional<Fact> fact, boolean usable) {
        String typed = selection.form().text(Form.valueOf(factor));
        String record = fact.map(it -> known(selection.draft().facts(), it))
                .filter(value -> !value.isBlank())
                .orElse("");
        String recordFlaw = record.isEmpty() || !usable ? "" : flaw(selection, factor, Optional.empty());
        boolean asks = fact.isPresent() && (record.isEmpty() || !recordFlaw.isEmpty());
        String flaw = asks && usable && !typed.isEmpty() ? flaw(selection, factor, Optional.of(typed)) : "";
        return new Value(record, recordFlaw, asks, typed, flaw);
    }

    private static String known(Facts facts, Fact fact) {
        return (fact.ofPatient() ? facts.ofPatient() : facts.ofRecipient()).getOrDefault(fact.name(), "");
    }

    /** What is wrong with the record's value, or with the one that was typed in. */
    private String flaw(Selection selection, String factor, Optional<String> typed) {
        return windows.check(selection.draft(), selection.choice(factor, false, typed, Optional.empty())).stream()
                .filter(refusal -> refusal.problem() == Problem.INVALID_FACT)
                .findFirst()
                .map(Refusal::detail)
                .orElse("");
    }

    private static String forbidden(WindowVisit visit, Factor factor, List<DocumentKind> kinds) {
        return kinds.stream()
                .filter(kind -> !kind.factors().contains(factor.id()))
                .findFirst()
                .map(kind -> visit.texts().text("method.forbidden", kind.label()))
                .orElse("");
    }

    /** Empty where there is no number to ask for. */
    private Optional<Reply<PriceQuote>> quote(WindowVisit visit, Selection selection, String factor, boolean phone) {
        Optional<String> number = phone || isReminding(visit, selection)
                ? selection.form().phone().e164()
                : Optional.empty();
        return phone && number.isEmpty()
                ? Optional.empty()
                : Optional.of(service.quote(new PriceRequest(
                        visit.practice().id(),
                        selection.documents().stream().map(Transfer.Item::type).toList(),
                        factor,
                        number,
                        selection.form().isOnPaper(),
                        selection.locale(),
                        visit.locale())));
    }

    /** Of a factor that is free itself; empty where no text message would remind of the transfer, which then costs nothing. */
    private Optional<Reply<PriceQuote>> quoteOfReminders(WindowVisit visit, Selection selection, String factor) {
        return isReminding(visit, selection)
                ? quote(visit, selection, factor, true).filter(reply -> reply.fold(Methods::reminds, refusal -> false))
                : Optional.empty();
    }

    /** Of what is on paper, no text message reminds. */
    private static boolean isReminding(WindowVisit visit, Selection selection) {
        return !selection.form().isOnPaper()
                && !visit.practice().textReminderDays().isEmpty();
    }

    private static String cost(boolean chargeable, Optional<PriceQuote> price) {
        if (chargeable) {
            return "method.chargeable";
        }
        return price.isPresent() ? "method.free-but-reminders" : "method.free";
    }

    private static String notice(PriceQuote price) {
        return price.warnings().stream().map(Warning::detail).collect(Collectors.joining(" "));
    }

    private static boolean reminds(PriceQuote price) {
        return !price.reminders().isEmpty();
    }

    /** What it costs at once, and the most that it may cost with reminders. */
    private static String readable(PriceQuote price, Texts texts) {
        String total = texts.money(price.total().amount(), price.total().currency());
        return reminds(price)
                ? texts.text(
                        "price.most",
                        total,
                        texts.money(price.most().amount(), price.most().currency()))
                : total;
    }

    private Method unprotected(Texts texts) {
        return new Method(
                Submission.NO_FACTOR,
                texts.text("method.none"),
                false,
                0,
                false,
                texts.text("method.free"),
                false,
                "",
                "",
                false,
                false,
                "",
                "",
                "",
                "",
                "",
                free(texts),
                "",
                "",
                "",
                false);
    }

    private String free(Texts texts) {
        Money nothing = currency.nothing();
        return texts.money(nothing.amount(), nothing.currency());
    }

    /** Records hold dates as ISO 8601 writes them. */
    private static String readable(String value, Optional<Fact> fact, Texts texts) {
        if (!fact.map(Fact::kind).equals(Optional.of("date"))) {
            return value;
        }
        try {
            return texts.day(LocalDate.parse(value));
        } catch (DateTimeException notADate) {
            return value;
        }
    }
}
