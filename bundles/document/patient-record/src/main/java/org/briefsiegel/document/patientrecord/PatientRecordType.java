package org.briefsiegel.document.patientrecord;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Component;

/** Documents from the patient's record: findings, letters, pictures. Never as an attachment. */
@Component
@DocumentId("patient-record")
public final class PatientRecordType implements DocumentType {

    private static final DocumentPolicy POLICY = new DocumentPolicy(
            Set.of("application/pdf", "image/jpeg", "image/png"), LeastAssurance.STANDARD, false, Set.of());
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    @Override
    public String name(Locale locale) {
        return texts(locale).text("name");
    }

    @Override
    public DocumentPolicy policy() {
        return POLICY;
    }

    @Override
    public Inspection inspect(Upload upload) {
        return new Inspection.Accepted(upload.title()
                .filter(title -> !title.isBlank())
                .orElseGet(() -> ENDING.matcher(upload.fileName()).replaceAll("")));
    }

    private static TextBundle texts(Locale locale) {
        return new TextBundle(PatientRecordType.class, locale);
    }
}
