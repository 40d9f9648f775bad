package org.briefsiegel.transfer.store;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.briefsiegel.transfer.storeapi.Windows.Prepared;

/** A row of {@code prepared_window}. */
@Entity(name = "PreparedWindow")
@Table(name = "prepared_window")
class WindowRow {

    @Id
    private String id;

    private String practice;

    @Column(name = "ticket_hash")
    private String ticketHash;

    @Column(name = "key_hash")
    private String keyHash;

    private String locale;
    private String draft;
    private String typed;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private String transfer;

    @OneToMany(mappedBy = "window", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("number")
    private List<WindowDocumentRow> documents = new ArrayList<>();

    WindowRow() {}

    WindowRow(Prepared window) {
        id = window.id();
        practice = window.practice();
        ticketHash = window.ticketHash();
        keyHash = window.keyHash().orElse(null);
        locale = window.locale().toLanguageTag();
        draft = window.draft();
        typed = window.typed();
        createdAt = window.createdAt();
        endsAt = window.endsAt();
        transfer = window.transfer().orElse(null);
        window.documents()
                .forEach(document -> documents.add(new WindowDocumentRow(this, documents.size() + 1, document)));
    }

    void keep(UnaryOperator<String> change) {
        if (transfer == null) {
            typed = change.apply(typed);
        }
    }

    void sent(String transfer, String handover) {
        this.transfer = transfer;
        draft = "";
        typed = handover;
        documents.clear();
    }

    void extend(Instant until) {
        if (until.isAfter(endsAt)) {
            endsAt = until;
        }
    }

    Prepared toPrepared() {
        return new Prepared(
                id,
                practice,
                ticketHash,
                Optional.ofNullable(keyHash),
                Locale.forLanguageTag(locale),
                draft,
                typed,
                documents.stream().map(WindowDocumentRow::toSealed).toList(),
                createdAt,
                endsAt,
                Optional.ofNullable(transfer));
    }
}
