package org.briefsiegel.print.papers;

import java.util.Optional;
import org.briefsiegel.platform.pages.Texts;
import org.briefsiegel.transfer.api.Capabilities;

/** What document types and factors are called: as they say themselves, as far as they are there. */
record PlugInNames(Capabilities offer, Texts texts) {

    String ofType(String id) {
        return offer.documentTypes().stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .map(kind -> with(kind.label(), id))
                .orElseGet(() -> known("type.", id));
    }

    String ofFactor(String id) {
        return factor(id).map(factor -> with(factor.label(), id)).orElseGet(() -> known("factor.", id));
    }

    /** What weakness a factor has; empty where it has none, or nobody can tell. */
    String noteOn(String factor) {
        String key = "factor-note." + factor;
        boolean standard =
                factor(factor).filter(it -> it.assurance().equals("standard")).isPresent();
        return texts.has(key) ? texts.text(key) : standard ? texts.text("factor-note.standard") : "";
    }

    private Optional<Capabilities.Factor> factor(String id) {
        return offer.factors().stream().filter(factor -> factor.id().equals(id)).findFirst();
    }

    /** Those that have always been there have names here, for when they are away; of others there is nothing but the id. */
    private String known(String prefix, String id) {
        return texts.has(prefix + id) ? with(texts.text(prefix + id), id) : id;
    }

    private static String with(String label, String id) {
        return label + " (" + id + ")";
    }
}
