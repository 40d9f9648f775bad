package org.briefsiegel.desk.send;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.briefsiegel.desk.window.WindowPages;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.language.Languages;
import org.briefsiegel.platform.phone.PhoneNumber;
import org.briefsiegel.transfer.api.AccessSheetService;
import org.briefsiegel.transfer.api.Capabilities.DocumentKind;
import org.briefsiegel.transfer.api.TransferService;
import org.briefsiegel.transfer.api.Warning;
import org.briefsiegel.transfer.api.Window;

/** Draws a window for sending as it stands. */
final class SendPage {

    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private final TransferService service;
    private final AccessSheetService sheets;
    private final WindowPages pages;
    private final Clock clock;

    SendPage(TransferService service, AccessSheetService sheets, WindowPages pages, Clock clock) {
        this.service = service;
        this.sheets = sheets;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param review what was found when sending was tried; empty where it wasn't
     */
    Response draw(
            WindowVisit visit,
            Selection selection,
            List<Method> methods,
            Optional<Method> chosen,
            Optional<Review> review) {
        List<Review.Flaw> flaws = review.map(Review::flaws).orElse(List.of());
        Optional<Review> question = review.filter(it -> flaws.isEmpty());
        Map<String, Object> model = new HashMap<>();
        model.put("form", fields(selection, question));
        model.put("relations", Selection.RELATIONS);
        model.put("languages", languages());
        model.put("printers", printers(selection));
        model.put("documents", selection.window().documents());
        model.put("without", selection.without().stream().map(String::valueOf).toList());
        model.put("kinds", kinds(visit));
        model.put("safest", methods.stream().filter(Method::maximum).toList());
        model.put("others", methods.stream().filter(method -> !method.maximum()).toList());
        chosen.ifPresent(method -> model.put("chosen", method));
        model.put("countries", PhoneNumber.countries(visit.locale()));
        model.put("flaws", flaws);
        question.flatMap(Review::unseen).ifPresent(price -> model.put("unseen", price));
        model.put("warnings", warnings(visit, selection));
        Review.meant(selection.form()).ifPresent(address -> model.put("meant", address));
        model.put("asked", question.flatMap(Review::meant).isPresent());
        model.put("own", SendAssets.VERSION);
        model.putAll(time(visit, selection.window()));
        return pages.page(visit.returning() || flaws.isEmpty() ? OK : UNPROCESSABLE, "send.ftlh", visit, model);
    }

    /** What can print a link, and what is chosen, though it isn't there any more. */
    private List<String> printers(Selection selection) {
        return Stream.concat(sheets.printers().stream(), selection.form().present(Form.CHANNEL).stream())
                .distinct()
                .toList();
    }

    private List<String> warnings(WindowVisit visit, Selection selection) {
        if (selection.form().isOnPaper()) {
            return List.of();
        }
        return service.warnings(visit.practice().id(), selection.form().text(Form.EMAIL), visit.locale()).stream()
                .map(Warning::detail)
                .toList();
    }

    /** Asked about an address once, the person has the last word. */
    private static Map<String, String> fields(Selection selection, Optional<Review> question) {
        Form form = selection.form();
        Map<String, String> fields = new HashMap<>();
        for (String name : List.of(
                Form.RELATION,
                Form.NAME,
                Form.EMAIL,
                Form.CHANNEL,
                Form.LANGUAGE,
                Form.MESSAGE,
                Form.PHONE,
                Form.CONFIRMED)) {
            fields.put(name, form.text(name));
        }
        fields.put(Form.COUNTRY, form.phone().region());
        question.flatMap(Review::meant).ifPresent(meant -> fields.put(Form.CONFIRMED, form.text(Form.EMAIL)));
        return fields;
    }

    private Map<String, Object> time(WindowVisit visit, Window.Sending window) {
        return Map.of(
                "until", visit.texts().timeOfDay(window.endsAt()),
                "secondsLeft", secondsLeft(window),
                "secondsAtMost", secondsUntil(window.endsAtMost()));
    }

    /** How long the window is there, if nothing is done in it. */
    long secondsLeft(Window.Sending window) {
        return secondsUntil(window.endsAt());
    }

    private long secondsUntil(Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    }

    private static Map<String, String> languages() {
        Map<String, String> languages = new LinkedHashMap<>();
        Languages.OF_RECIPIENTS.all().forEach(language -> languages.put(language.code(), language.ownName()));
        return languages;
    }

    private Map<String, String> kinds(WindowVisit visit) {
        return service.capabilities(visit.practice().id(), visit.locale()).documentTypes().stream()
                .collect(Collectors.toMap(DocumentKind::id, DocumentKind::label));
    }
}
