package org.briefsiegel.transfer.window;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.Capabilities.DocumentKind;
import org.briefsiegel.transfer.api.Capabilities.Factor;
import org.briefsiegel.transfer.api.Draft;
import org.briefsiegel.transfer.api.PriceQuote;
import org.briefsiegel.transfer.api.PriceRequest;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.api.Submission;
import org.briefsiegel.transfer.api.TransferDesk;

/** Works out the ways to send a draft and their prices, from what the desk can do now; knows no factor by name. */
final class Methods {

    /** The fact that a factor needs to reach the recipient; every other one is the patient's. */
    private static final String PHONE = "phone";

    private final TransferDesk desk;

    Methods(TransferDesk desk) {
        this.desk = desk;
    }

    /**
     * The ways, the safest first; at the end, without protection, if the practice has switched that on and every document's type
     * is known to allow it.
     *
     * @param refused ids of factors whose value in the record was found to be wrong, so that another is asked for
     */
    List<Method> of(Visit visit, Draft draft, Form form, Set<String> refused) {
        Capabilities offer = desk.capabilities(draft.practice(), visit.locale());
        Set<String> types =
                draft.documents().stream().map(Submission.Document::type).collect(Collectors.toSet());
        List<DocumentKind> kinds = offer.documentTypes().stream()
                .filter(kind -> types.contains(kind.id()))
                .toList();
        List<Method> methods = new ArrayList<>();
        offer.factors().stream()
                .map(factor -> method(visit, draft, form, factor, kinds, refused.contains(factor.id())))
                .sorted(Comparator.comparing(Method::maximum).reversed())
                .forEach(methods::add);
        boolean known = kinds.size() == types.size();
        if (known && kinds.stream().allMatch(kind -> kind.factors().contains(Submission.NO_FACTOR))) {
            methods.add(unprotected(visit.texts()));
        }
        return methods;
    }

    private Method method(
            Visit visit, Draft draft, Form form, Factor factor, List<DocumentKind> kinds, boolean recordRefused) {
        Set<String> ofPatient = new HashSet<>(factor.facts());
        boolean phone = ofPatient.remove(PHONE);
        String record = ofPatient.stream()
                .map(fact -> draft.facts().getOrDefault(fact, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        String reason = factor.available() ? forbidden(visit, factor, kinds) : factor.reason();
        Optional<PriceQuote> quote = reason.isEmpty() && factor.chargeable()
                ? quote(visit, draft, factor.id(), phone ? form.phone().e164() : Optional.of(""))
                : Optional.empty();
        return new Method(
                factor.id(),
                factor.label(),
                factor.assurance().equals("maximum"),
                factor.validityDays(),
                factor.chargeable(),
                phone,
                readable(record, visit.texts()),
                !ofPatient.isEmpty() && (record.isEmpty() || recordRefused),
                form.text(Form.valueOf(factor.id())),
                reason,
                factor.chargeable()
                        ? quote.map(it -> visit.texts()
                                        .money(it.total().amount(), it.total().currency()))
                                .orElse("")
                        : free(visit.texts()),
                quote.map(PriceQuote::id).orElse(""));
    }

    private static String forbidden(Visit visit, Factor factor, List<DocumentKind> kinds) {
        return kinds.stream()
                .filter(kind -> !kind.factors().contains(factor.id()))
                .findFirst()
                .map(kind -> visit.texts().text("method.forbidden", kind.label()))
                .orElse("");
    }

    /** Empty where there is no number to ask for, and where the desk refuses; sending says why. */
    private Optional<PriceQuote> quote(Visit visit, Draft draft, String factor, Optional<String> phone) {
        return phone.flatMap(number -> {
            Reply<PriceQuote> reply = desk.quote(new PriceRequest(
                    draft.practice(),
                    draft.documents().stream().map(Submission.Document::type).toList(),
                    factor,
                    Optional.of(number).filter(it -> !it.isEmpty()),
                    draft.recipient().locale(),
                    visit.locale()));
            return reply.fold(Optional::of, refusal -> Optional.<PriceQuote>empty());
        });
    }

    private static Method unprotected(Texts texts) {
        return new Method(
                Submission.NO_FACTOR,
                texts.text("method.none"),
                false,
                0,
                false,
                false,
                "",
                false,
                "",
                "",
                free(texts),
                "");
    }

    private static String free(Texts texts) {
        return texts.money("0.00", "EUR");
    }

    /** Records hold dates as ISO 8601 writes them. */
    private static String readable(String value, Texts texts) {
        try {
            return texts.day(LocalDate.parse(value));
        } catch (DateTimeException notADate) {
            return value;
        }
    }
}
