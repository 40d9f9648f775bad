package org.briefsiegel.practice.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.briefsiegel.platform.domains.Domains;
import org.briefsiegel.platform.names.Names;
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

    PracticeRow() {}

    PracticeRow(String id, NewPractice practice) {
        this.id = id;
        name = Names.normalized(practice.name());
        subscribe(practice.plan(), practice.addOns());
        email = Domains.inMailAddress(practice.email().strip());
        phone = practice.phone().strip();
        sandbox = practice.sandbox();
    }

    final void subscribe(Plan subscribed, Set<String> booked) {
        plan = subscribed.name();
        addOns = String.join(SEPARATOR, new TreeSet<>(booked));
    }

    Practice toPractice(Optional<String> logo, Map<Setting, String> settings) {
        Set<String> booked = addOns.isEmpty() ? Set.of() : Set.of(addOns.split(SEPARATOR));
        return new Practice(id, name, Plan.valueOf(plan), booked, email, phone, sandbox, logo, settings);
    }
}
