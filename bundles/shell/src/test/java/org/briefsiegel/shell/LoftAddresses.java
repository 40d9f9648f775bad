package org.briefsiegel.shell;

import java.util.Locale;
import java.util.Optional;
import org.briefsiegel.transfer.api.PracticeAddresses;

/** As of a channel whose addresses have an at sign, and small letters when they are kept. */
final class LoftAddresses implements PracticeAddresses {

    @Override
    public Optional<String> refusal(String address, Locale locale) {
        return address.contains("@") ? Optional.empty() : Optional.of("loft says: An address has an @.");
    }

    @Override
    public String normalize(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
