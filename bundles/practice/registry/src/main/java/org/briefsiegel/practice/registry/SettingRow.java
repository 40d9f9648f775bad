package org.briefsiegel.practice.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code practice_setting}. */
@Entity(name = "PracticeSetting")
@Table(name = "practice_setting")
@IdClass(SettingRow.Key.class)
class SettingRow {

    @Id
    private String practice;

    @Id
    private String name;

    private String setting;

    SettingRow() {}

    SettingRow(String practice, String name, String setting) {
        this.practice = practice;
        this.name = name;
        this.setting = setting;
    }

    String name() {
        return name;
    }

    String setting() {
        return setting;
    }

    /** The primary key. */
    record Key(String practice, String name) implements Serializable {}
}
