package org.briefsiegel.transfer.core;

import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.spi.TransferStore;

/** Tells plug-ins that are missing at the moment from those that were never here: the former are worth waiting for. */
final class KnownPlugIns {

    private final Plugins plugins;
    private final TransferStore store;

    KnownPlugIns(Plugins plugins, TransferStore store) {
        this.plugins = plugins;
        this.store = store;
    }

    boolean factor(String practice, String id) {
        return plugins.hasSeen("factor." + id) || store.hasFactor(practice, id);
    }

    boolean documentType(String practice, String id) {
        return plugins.hasSeen("document." + id) || store.hasDocumentType(practice, id);
    }
}
