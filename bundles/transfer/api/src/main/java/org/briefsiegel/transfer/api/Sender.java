package org.briefsiegel.transfer.api;

import java.util.Objects;
import java.util.Optional;

/**
 * A practice as its recipients see it.
 *
 * @param name what recipients read
 * @param phone what they may call
 * @param address where it is, in one line; may be empty
 * @param colour of its pages, as {@code #rrggbb}, if it has one
 * @param logo the hash by which {@link RecipientService#logo} finds its logo, if it has one
 * @param imprint who it is before the law: an {@code https} address, or a text of several lines; may be empty
 * @param privacy what it does with its recipients' data; of the same form
 */
public record Sender(
        String name,
        String phone,
        String address,
        Optional<String> colour,
        Optional<String> logo,
        String imprint,
        String privacy) {

    public Sender {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(colour, "colour");
        Objects.requireNonNull(logo, "logo");
        Objects.requireNonNull(imprint, "imprint");
        Objects.requireNonNull(privacy, "privacy");
    }
}
