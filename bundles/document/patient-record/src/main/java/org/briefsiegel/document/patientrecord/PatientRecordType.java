package org.briefsiegel.document.patientrecord;

import java.util.Set;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.document.support.PlainDocumentType;
import org.osgi.service.component.annotations.Component;

/** Documents from the patient's record: findings, letters, pictures. Never as an attachment. */
@Component(service = DocumentType.class)
@DocumentId("patient-record")
public final class PatientRecordType extends PlainDocumentType {

    public PatientRecordType() {
        super(new DocumentPolicy(
                Set.of("application/pdf", "image/jpeg", "image/png"), LeastAssurance.STANDARD, false, Set.of()));
    }

    @Override
    protected String untitled(Upload upload) {
        return nameOf(upload);
    }
}
