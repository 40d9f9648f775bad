package org.briefsiegel.transfer.download;

import java.util.function.Predicate;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Practices;
import org.briefsiegel.transfer.api.Preview;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which documents a recipient may look at in the browser: what browsers show without running it, if the practice allows. */
@Component(service = Previews.class)
public final class Previews {

    private final Practices practices;

    @Activate
    public Previews(@Reference Practices practices) {
        this.practices = practices;
    }

    public Predicate<TransferRecord.Document> of(TransferRecord transfer) {
        boolean allowed = practices
                .find(transfer.practice())
                .filter(Practice::allowsPreview)
                .isPresent();
        return document -> allowed && Preview.isShown(document.mediaType());
    }
}
