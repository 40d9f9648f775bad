package org.briefsiegel.desk.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.platform.phone.PhoneNumber;
import org.briefsiegel.transfer.api.Refusal;

/**
 * What is said about what a person has filled in: all that must be put right, and, once that is done, what is to be looked at
 * before it is sent.
 *
 * @param meant what a misspelt address might have been meant to be, as long as the person hasn't said that it is right
 * @param unseen the price, where another one was shown
 */
record Review(List<Flaw> flaws, Optional<String> meant, Optional<String> unseen) {

    /**
     * What is wrong with a field; public for the template.
     *
     * @param field the id of its element
     */
    public record Flaw(String field, String text) {}

    Review {
        flaws = List.copyOf(flaws);
    }

    /**
     * Looks at everything.
     *
     * @param refusals what the service would say to what is chosen
     */
    static Review of(Texts texts, Selection selection, Optional<Method> chosen, List<Refusal> refusals) {
        Form form = selection.form();
        List<Flaw> flaws = new ArrayList<>();
        form.tooLong().stream()
                .filter(field -> !field.equals(Form.EMAIL) || !form.isOnPaper())
                .forEach(field -> flaws.add(new Flaw(field, texts.text("flaw.long", Form.longest(field)))));
        if (form.present(Form.EMAIL).isEmpty() && !form.isOnPaper()) {
            flaws.add(new Flaw(Form.EMAIL, texts.text("flaw.email")));
        } else {
            flaws.addAll(ofRecipient(refusals));
        }
        if (selection.documents().isEmpty()) {
            flaws.add(new Flaw("documents", texts.text("flaw.documents")));
        }
        Optional<Method> usable = chosen.filter(Method::isAvailable);
        usable.ifPresentOrElse(
                method -> flaws.addAll(flaws(texts, form, method)),
                () -> flaws.add(
                        new Flaw(Form.FACTOR, chosen.map(Method::reason).orElseGet(() -> texts.text("flaw.factor")))));
        if (!selection.attempt().told().isEmpty()) {
            flaws.add(new Flaw(selection.attempt().field(), selection.attempt().told()));
        }
        return new Review(flaws, meant(form), usable.flatMap(method -> unseen(form, method)));
    }

    private static List<Flaw> ofRecipient(List<Refusal> refusals) {
        return Stream.of(Form.EMAIL, Form.NAME, Form.CHANNEL)
                .flatMap(field -> refusals.stream()
                        .filter(refusal -> refusal.flaws().stream()
                                .anyMatch(flaw -> flaw.pointer().equals("/recipient/" + field)))
                        .limit(1)
                        .map(refusal -> new Flaw(field, refusal.detail())))
                .toList();
    }

    private static List<Flaw> flaws(Texts texts, Form form, Method method) {
        Optional<Flaw> phone = Optional.of(form.phone())
                .filter(number -> method.phone())
                .flatMap(PhoneNumber::flaw)
                .map(flaw -> new Flaw(Form.PHONE, texts.text("flaw.phone." + flaw.name())));
        Optional<Flaw> value = Optional.of(method.value().isEmpty() ? method.missing() : method.valueFlaw())
                .filter(text -> method.asks() && !text.isEmpty())
                .map(text -> new Flaw(method.field(), text));
        Optional<Flaw> price = Optional.of(method.priceFlaw())
                .filter(text -> !text.isEmpty())
                .map(text -> new Flaw(Form.FACTOR, text));
        return Stream.of(phone, value, price).flatMap(Optional::stream).toList();
    }

    /** The address that a form's might have been meant to be; empty once the person has left it as it was. */
    static Optional<String> meant(Form form) {
        return MailDomains.meant(form.text(Form.EMAIL))
                .filter(it -> !form.isOnPaper())
                .filter(it -> !form.text(Form.CONFIRMED).equals(form.text(Form.EMAIL)));
    }

    private static Optional<String> unseen(Form form, Method method) {
        return Optional.of(method.price())
                .filter(price -> method.chargeable()
                        && !price.isEmpty()
                        && !form.text(Form.SHOWN).equals(price));
    }

    /** Whether it can be sent as it is. */
    boolean isFine() {
        return flaws.isEmpty() && meant.isEmpty() && unseen.isEmpty();
    }
}
