package org.briefsiegel.document.image;

import java.util.Set;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.api.Upload;
import org.briefsiegel.document.support.PlainDocumentType;
import org.osgi.service.component.annotations.Component;

/** Pictures: photographs, and what is opened by a viewer for it, in whole series as ZIP, or as DICOM. Never as an attachment. */
@Component(service = DocumentType.class)
@DocumentId("image")
public final class ImageType extends PlainDocumentType {

    public ImageType() {
        super(new DocumentPolicy(
                Set.of("image/jpeg", "image/png", "image/heic", "image/heif", "application/zip", "application/dicom"),
                LeastAssurance.STANDARD,
                false,
                Set.of()));
    }

    @Override
    protected String untitled(Upload upload) {
        return nameOf(upload);
    }
}
