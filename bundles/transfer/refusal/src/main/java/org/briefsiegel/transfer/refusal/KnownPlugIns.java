package org.briefsiegel.transfer.refusal;

import org.briefsiegel.spine.api.Plugins;
import org.briefsiegel.transfer.storeapi.TransferStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells plug-ins that are missing at the moment from those that were never here: the former are worth waiting for. */
@Component(service = KnownPlugIns.class)
public final class KnownPlugIns {

    private final Plugins plugins;
    private final TransferStore store;

    @Activate
    public KnownPlugIns(@Reference Plugins plugins, @Reference TransferStore store) {
        this.plugins = plugins;
        this.store = store;
    }

    public boolean factor(String practice, String id) {
        return plugins.hasSeen("factor." + id) || store.hasFactor(practice, id);
    }

    public boolean documentType(String practice, String id) {
        return plugins.hasSeen("document." + id) || store.hasDocumentType(practice, id);
    }
}
