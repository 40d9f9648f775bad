package org.briefsiegel.transfer.rest;

import java.io.IOException;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;

/** The parts of an upload aren't what was announced. Passes through the desk, which then leaves nothing behind. */
final class BrokenUpload extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    BrokenUpload(Problem problem, String pointer, String text) {
        super(problem.id());
        this.refusal = Refusal.of(problem, pointer, text);
    }

    Refusal refusal() {
        return refusal;
    }
}
