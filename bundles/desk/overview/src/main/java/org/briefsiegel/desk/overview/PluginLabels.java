package org.briefsiegel.desk.overview;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.transfer.api.Capabilities;
import org.briefsiegel.transfer.api.TransferService;

/** What plug-ins call themselves, in the language of who looks. */
record PluginLabels(TransferService service) {

    /** The kinds of documents, by their ids. */
    Map<String, String> of(WindowVisit visit) {
        return capabilities(visit).documentTypes().stream()
                .collect(Collectors.toMap(Capabilities.DocumentKind::id, Capabilities.DocumentKind::label));
    }

    /** The factor of a transfer, if it is there. */
    Optional<Capabilities.Factor> factor(WindowVisit visit, String id) {
        return capabilities(visit).factors().stream()
                .filter(factor -> factor.id().equals(id))
                .findFirst();
    }

    private Capabilities capabilities(WindowVisit visit) {
        return service.capabilities(visit.practice().id(), visit.locale());
    }
}
