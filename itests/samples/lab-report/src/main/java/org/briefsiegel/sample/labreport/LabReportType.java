package org.briefsiegel.sample.labreport;

import java.util.Locale;
import java.util.Set;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.platform.language.TextBundle;
import org.osgi.service.component.annotations.Component;

/** Lab reports as PDF. */
@Component
@DocumentId("lab-report")
public final class LabReportType implements DocumentType {

    private static final DocumentPolicy POLICY =
            new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, false, Set.of());

    @Override
    public String name(Locale locale) {
        return new TextBundle(LabReportType.class, locale).text("name");
    }

    @Override
    public DocumentPolicy policy() {
        return POLICY;
    }

    @Override
    public Inspection inspect(Upload upload) {
        return new Inspection.Accepted(
                upload.title().filter(title -> !title.isBlank()).orElseGet(() -> name(upload.locale())));
    }
}
