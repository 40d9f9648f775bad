package org.briefsiegel.transfer.damage;

import java.util.List;
import java.util.Optional;
import org.briefsiegel.platform.availability.ReadinessCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how many documents are damaged; the server is ready all the same, since the others can be had. */
@Component
public final class DamageCheck implements ReadinessCheck {

    private final DamagedDocuments documents;

    @Activate
    public DamageCheck(@Reference DamagedDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Optional<String> fault() {
        return Optional.empty();
    }

    @Override
    public List<String> degraded() {
        int count = documents.count();
        return count == 0 ? List.of() : List.of("documents: " + count + " damaged or missing in the vault");
    }
}
