package org.briefsiegel.transfer.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.stream.Stream;
import org.briefsiegel.transfer.api.Recipient;
import org.briefsiegel.transfer.storeapi.TransferRecord;

/**
 * A row of {@code transfer_search}: by what a transfer is found, folded. Apart from the transfer, whose rows are wide, and so
 * that what names people can be forgotten or kept in another way.
 */
@Entity(name = "Search")
@Table(name = "transfer_search")
class SearchRow {

    private static final int LONGEST_REFERENCE = 1000;
    private static final int LONGEST_WORDS = 4000;
    private static final int LONGEST_NAME = 60;

    @Id
    private String transfer;

    private String practice;

    /** The practice's own name for it, which is kept as long as the transfer. */
    private String reference;

    /** Who gets what, an end of a line between each: forgotten with the personal data. */
    private String words;

    /** The beginning of the recipient's name, or of the address where there is none. */
    @Column(name = "sort_name")
    private String sortName;

    SearchRow() {}

    SearchRow(TransferRecord stored) {
        Recipient recipient = stored.recipient();
        transfer = stored.id();
        practice = stored.practice();
        reference = Folding.fold(LONGEST_REFERENCE, Stream.of(stored.reference()));
        words = Folding.fold(
                LONGEST_WORDS,
                Stream.concat(
                        Stream.of(recipient.name(), recipient.email()),
                        stored.documents().stream().map(TransferRecord.Document::title)));
        sortName = Folding.fold(
                LONGEST_NAME, Stream.of(recipient.name().isBlank() ? recipient.email() : recipient.name()));
    }
}
