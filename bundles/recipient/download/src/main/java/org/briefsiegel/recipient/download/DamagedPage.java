package org.briefsiegel.recipient.download;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.briefsiegel.platform.language.Language;
import org.briefsiegel.recipient.layout.Pages;
import org.briefsiegel.recipient.layout.ReaderLanguage;
import org.briefsiegel.recipient.layout.Visit;
import org.briefsiegel.transfer.api.RecipientService;

/** What stands in the place of a document that is damaged: that it is, that the sender knows, and whom to call. */
record DamagedPage(RecipientService service, Pages pages) {

    Response of(String link, HttpHeaders headers, UriInfo uri) {
        Optional<Language> chosen = ReaderLanguage.chosen(uri);
        List<Locale> likings = ReaderLanguage.likings(headers);
        UnaryOperator<Locale> language = given -> ReaderLanguage.locale(chosen, given, likings);
        return service.letter(link, language)
                .map(letter -> new Visit(link, letter, language.apply(letter.locale()), chosen))
                .map(visit -> pages.notice(
                        500, "damaged", visit, visit.letter().sender().name()))
                .orElseGet(Response::serverError)
                .build();
    }
}
