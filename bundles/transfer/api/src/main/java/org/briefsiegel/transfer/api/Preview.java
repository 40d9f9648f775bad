package org.briefsiegel.transfer.api;

import java.util.Set;

/** Which documents can be looked at in a browser: what browsers show by their own means, without running anything in it. */
public final class Preview {

    private static final Set<String> SHOWN =
            Set.of("application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp");

    private Preview() {}

    public static boolean isShown(String mediaType) {
        return SHOWN.contains(mediaType);
    }
}
