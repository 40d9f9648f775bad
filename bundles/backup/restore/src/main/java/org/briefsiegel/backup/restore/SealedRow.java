package org.briefsiegel.backup.restore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;

/** A document of a transfer that can still be opened, as the database knows it. */
record SealedRow(DocumentAddress address, SealedDocument document) {

    static List<SealedRow> all(Connection connection) throws SQLException {
        List<SealedRow> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select t.practice, t.id, d.number, d.blob, d.wrapped_key, d.size,"
                                + " d.sha256 from transfer_document d join transfer t on t.id = d.transfer"
                                + " where d.wrapped_key <> ''")) {
            while (rows.next()) {
                all.add(new SealedRow(
                        new DocumentAddress(rows.getString(1), rows.getString(2), rows.getInt(3)),
                        new SealedDocument(rows.getString(4), rows.getString(5), rows.getLong(6), rows.getString(7))));
            }
        }
        return all;
    }

    /** Decrypts it to its end; says what is wrong with it. */
    Optional<String> flaw(Vault vault) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size;
            try (InputStream plain = new DigestInputStream(vault.open(address, document), digest)) {
                size = plain.transferTo(OutputStream.nullOutputStream());
            }
            boolean same = size == document.size()
                    && HexFormat.of().formatHex(digest.digest()).equals(document.sha256());
            return same ? Optional.empty() : Optional.of(name() + " isn't what was sent");
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of(name() + " can't be decrypted: " + e.getMessage());
        }
    }

    private String name() {
        return "document " + address.number() + " of transfer " + address.transfer();
    }
}
