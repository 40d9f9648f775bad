package org.briefsiegel.practice.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.briefsiegel.practice.api.ContactDetail;
import org.briefsiegel.practice.api.NewPractice;
import org.briefsiegel.practice.api.Plan;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.practice.api.Setting;

/** A row of {@code practice}. */
@Entity(name = "Practice")
@Table(name = "practice")
class PracticeRow {

    private static final String SEPARATOR = ",";

    @Id
    private String id;

    private String name;
    private String plan;

    @Column(name = "add_ons")
    private String addOns;

    private String email;
    private String phone;
    private boolean sandbox;

    @Column(name = "suspended_at")
    private Instant suspendedAt;

    PracticeRow() {}

    PracticeRow(String id, NewPractice practice) {
        this.id = id;
        change(ContactDetail.NAME, practice.name());
        change(ContactDetail.EMAIL, practice.email());
        change(ContactDetail.PHONE, practice.phone());
        subscribe(practice.plan(), practice.addOns());
        sandbox = practice.sandbox();
    }

    final void change(ContactDetail detail, String value) {
        String line = PracticeLines.of(detail, value);
        switch (detail) {
            case NAME -> name = line;
            case EMAIL -> email = line;
            case PHONE -> phone = line;
        }
    }

    /** Since then, unless it is suspended already. */
    void suspend(Instant since) {
        suspendedAt = Optional.ofNullable(suspendedAt).orElse(since);
    }

    void resume() {
        suspendedAt = null;
    }

    final void subscribe(Plan subscribed, Set<String> booked) {
        plan = subscribed.name();
        addOns = String.join(SEPARATOR, new TreeSet<>(booked));
    }

    Practice toPractice(Optional<String> logo, Map<Setting, String> settings) {
        Set<String> booked = addOns.isEmpty() ? Set.of() : Set.of(addOns.split(SEPARATOR));
        return new Practice(
                id,
                name,
                Plan.valueOf(plan),
                booked,
                email,
                phone,
                sandbox,
                Optional.ofNullable(suspendedAt),
                logo,
                settings);
    }
}
