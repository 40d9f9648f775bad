package org.briefsiegel.channel.api;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sheet says that leads a recipient to documents. Its link is half of what opens them: never log it.
 *
 * @param letterhead who it comes from
 * @param recipient whom it is for; may be empty
 * @param link the address of the page, {@code https://…}
 * @param until when the link ends
 * @param zone where that is meant
 * @param code what the recipient is asked for there, if it is to stand on the sheet; may be empty. Whoever has the sheet then has all
 * @param guidance what to do, in each language that it is to be said in; the recipient's first, and at least one
 */
public record AccessSheet(
        Letterhead letterhead,
        String recipient,
        String link,
        Instant until,
        ZoneId zone,
        String code,
        List<Guidance> guidance) {

    public AccessSheet {
        Objects.requireNonNull(letterhead, "letterhead");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(code, "code");
        guidance = List.copyOf(guidance);
        if (guidance.isEmpty()) {
            throw new IllegalArgumentException("a sheet says in one language at least what to do");
        }
    }

    @Override
    public String toString() {
        return "AccessSheet[…]";
    }

    /**
     * A practice as it presents itself.
     *
     * @param name never empty
     * @param phone what recipients may call; may be empty
     * @param address in one line; may be empty
     * @param colour as {@code #rrggbb}, if it has one
     * @param logo a PNG or JPEG picture, not to be changed; empty for none
     */
    public record Letterhead(String name, String phone, String address, Optional<String> colour, byte[] logo) {
        public Letterhead {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(phone, "phone");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(colour, "colour");
            Objects.requireNonNull(logo, "logo");
        }
    }

    /**
     * One language.
     *
     * @param needed a sentence: what is asked on the page
     */
    public record Guidance(Locale language, String needed) {
        public Guidance {
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(needed, "needed");
        }
    }
}
