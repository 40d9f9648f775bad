package org.briefsiegel.transfer.view;

import java.time.Clock;
import java.time.Instant;
import org.briefsiegel.transfer.api.TransferSearch;
import org.briefsiegel.transfer.storeapi.TransferIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows a practice what the index finds. */
@Component
public final class IndexedTransferSearch implements TransferSearch {

    private final TransferIndex index;
    private final TransferViews views;
    private final Clock clock;

    @Activate
    public IndexedTransferSearch(
            @Reference TransferIndex index, @Reference TransferViews views, @Reference Clock clock) {
        this.index = index;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Page find(String practice, Query query) {
        TransferIndex.Page page = index.find(practice, query, Instant.now(clock));
        return new Page(
                page.transfers().stream()
                        .map(found -> new Found(views.of(found.transfer()), found.need()))
                        .toList(),
                page.total(query.standing()),
                page.states(),
                page.needy());
    }
}
