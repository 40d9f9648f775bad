package org.briefsiegel.document.labreport;

import java.util.Set;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.support.PlainDocumentType;
import org.osgi.service.component.annotations.Component;

/** Lab reports as PDF. Never as an attachment. */
@Component(service = DocumentType.class)
@DocumentId("lab-report")
public final class LabReportType extends PlainDocumentType {

    public LabReportType() {
        super(new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, false, Set.of()));
    }
}
