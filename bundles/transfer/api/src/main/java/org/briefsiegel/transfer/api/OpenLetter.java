package org.briefsiegel.transfer.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a recipient sees once the factor has passed.
 *
 * @param message the practice's sentence; may be empty
 */
public record OpenLetter(Letter letter, String message, List<Enclosure> enclosures) {

    public OpenLetter {
        Objects.requireNonNull(letter, "letter");
        Objects.requireNonNull(message, "message");
        enclosures = List.copyOf(enclosures);
    }

    /**
     * One document.
     *
     * @param number counts from 1
     * @param kind what people call its type, in the recipient's language
     * @param size in bytes
     * @param previewable whether it can be looked at in the browser, and the practice allows it
     * @param payment what it says about paying
     */
    public record Enclosure(
            int number,
            String kind,
            String title,
            String fileName,
            String mediaType,
            long size,
            boolean previewable,
            Optional<Payment> payment) {

        /** Of a document that says nothing about paying. */
        public Enclosure(
                int number,
                String kind,
                String title,
                String fileName,
                String mediaType,
                long size,
                boolean previewable) {
            this(number, kind, title, fileName, mediaType, size, previewable, Optional.empty());
        }

        public Enclosure {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(fileName, "fileName");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(payment, "payment");
        }
    }

    /** What a document says about paying. */
    public sealed interface Payment {

        /** Nothing is to be paid any more. */
        record Settled() implements Payment {}

        /**
         * What is to be paid, by transfer within the euro payments area.
         *
         * @param payee whose account it is
         * @param iban without spaces
         * @param bic may be empty
         * @param cents in euro cents
         * @param text what identifies the payment; may be empty
         * @param until when it is due
         */
        record Due(String payee, String iban, String bic, long cents, String text, Optional<LocalDate> until)
                implements Payment {
            public Due {
                Objects.requireNonNull(payee, "payee");
                Objects.requireNonNull(iban, "iban");
                Objects.requireNonNull(bic, "bic");
                Objects.requireNonNull(text, "text");
                Objects.requireNonNull(until, "until");
            }

            @Override
            public String toString() {
                return "Due[…]";
            }
        }
    }
}
