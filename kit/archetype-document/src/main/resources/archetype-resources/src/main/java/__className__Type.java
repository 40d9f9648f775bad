package ${package};

import java.util.Set;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.support.PlainDocumentType;
import org.osgi.service.component.annotations.Component;

/** PDFs that any factor may open, and that never travel as an attachment. */
@Component(service = DocumentType.class)
@DocumentId("${artifactId}")
public final class ${className}Type extends PlainDocumentType {

    public ${className}Type() {
        super(new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, false, Set.of()));
    }
}
