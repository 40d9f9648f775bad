package org.briefsiegel.practice.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Base64;
import org.briefsiegel.practice.api.Logo;

/** A row of {@code practice_logo}; the picture is base64, a text that all databases take alike. */
@Entity(name = "PracticeLogo")
@Table(name = "practice_logo")
class LogoRow {

    @Id
    private String practice;

    private String hash;

    @Column(name = "media_type")
    private String mediaType;

    private String content;

    LogoRow() {}

    LogoRow(String practice, Logo logo) {
        this.practice = practice;
        hash = logo.hash();
        mediaType = logo.mediaType();
        content = Base64.getEncoder().encodeToString(logo.content());
    }

    Logo toLogo() {
        return new Logo(hash, mediaType, Base64.getDecoder().decode(content));
    }
}
