package org.briefsiegel.transfer.preparation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.api.Files;
import org.briefsiegel.transfer.storeapi.Windows.Prepared;
import org.briefsiegel.transfer.vaultapi.Vault;

/** What was received for a window, or some of it, decrypted one after the other. */
final class PreparedFiles implements Files {

    private final Vault vault;
    private final Prepared window;
    private final Iterator<Integer> numbers;

    /** @param numbers of the documents, from 1 */
    PreparedFiles(Vault vault, Prepared window, List<Integer> numbers) {
        this.vault = vault;
        this.window = window;
        this.numbers = numbers.iterator();
    }

    @Override
    public Optional<InputStream> next() throws IOException {
        return numbers.hasNext() ? Optional.of(open(vault, window, numbers.next())) : Optional.empty();
    }

    static InputStream open(Vault vault, Prepared window, int number) throws IOException {
        return vault.open(window.address(number), window.documents().get(number - 1));
    }
}
