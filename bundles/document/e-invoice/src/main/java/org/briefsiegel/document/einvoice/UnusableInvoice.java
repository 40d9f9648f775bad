package org.briefsiegel.document.einvoice;

import java.util.List;

/** Why a file can't be sent as an e-invoice. */
final class UnusableInvoice extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String text;
    private final transient List<Object> parts;

    private UnusableInvoice(String field, String text, List<Object> parts) {
        super(text, null, false, false);
        this.field = field;
        this.text = text;
        this.parts = parts;
    }

    /**
     * For what is in the file.
     *
     * @param text name of the text that says so
     * @param parts what is put into it
     */
    static UnusableInvoice file(String text, Object... parts) {
        return new UnusableInvoice("", text, List.of(parts));
    }

    /** For what the sender said of it under this name. */
    static UnusableInvoice given(String name, String text, Object... parts) {
        return new UnusableInvoice("metadata/" + name, text, List.of(parts));
    }

    String field() {
        return field;
    }

    String text() {
        return text;
    }

    Object[] parts() {
        return parts.toArray();
    }
}
