package org.briefsiegel.transfer.store;

import java.util.List;
import org.briefsiegel.platform.persistence.Contribution;
import org.osgi.service.component.annotations.Component;

/** The tables of transfers. */
@Component
public final class TransferTables implements Contribution {

    @Override
    public List<Class<?>> entities() {
        return List.of(
                TransferRow.class,
                LinkRow.class,
                DocumentRow.class,
                EventRow.class,
                FeedRow.class,
                MessageRow.class,
                AwaitedReceiptRow.class,
                EarlyReceiptRow.class,
                SessionRow.class,
                DownloadRow.class,
                KeyRow.class,
                WindowRow.class,
                WindowDocumentRow.class,
                SandboxMessageRow.class,
                SearchRow.class,
                RecipientTriesRow.class,
                BouncedAddressRow.class);
    }

    @Override
    public String changeLog() {
        return "org/briefsiegel/transfer/store/changelog.sql";
    }
}
