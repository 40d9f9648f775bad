package org.briefsiegel.document.referralletter;

import java.util.Set;
import org.briefsiegel.document.api.DocumentId;
import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.DocumentType;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.document.support.PlainDocumentType;
import org.osgi.service.component.annotations.Component;

/** Letters from one doctor to another, as PDF: referrals, findings, discharge letters. Never as an attachment. */
@Component(service = DocumentType.class)
@DocumentId("referral-letter")
public final class ReferralLetterType extends PlainDocumentType {

    public ReferralLetterType() {
        super(new DocumentPolicy(Set.of("application/pdf"), LeastAssurance.STANDARD, false, Set.of()));
    }
}
