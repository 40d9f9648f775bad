package org.briefsiegel.transfer.submission;

import org.briefsiegel.document.api.DocumentPolicy;
import org.briefsiegel.document.api.LeastAssurance;
import org.briefsiegel.factor.api.Assurance;
import org.briefsiegel.factor.api.FactorProfile;

/** The one rule by which a document's policy meets a factor. */
public final class Protection {

    private Protection() {}

    public static boolean suffices(DocumentPolicy policy, String factorId, FactorProfile factor) {
        boolean named = policy.factors().isEmpty() || policy.factors().contains(factorId);
        boolean strong = policy.leastAssurance() == LeastAssurance.STANDARD || factor.assurance() == Assurance.MAXIMUM;
        return named && strong;
    }
}
