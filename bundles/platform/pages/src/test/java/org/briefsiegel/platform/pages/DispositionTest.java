package org.briefsiegel.platform.pages;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DispositionTest {

    @Test
    void keepsUmlautsForThoseWhoCanReadThem() {
        assertThat(Disposition.attachment("Befund Größe 100%.pdf"))
                .isEqualTo("attachment; filename=\"Befund Gr__e 100_.pdf\";"
                        + " filename*=UTF-8''Befund%20Gr%C3%B6%C3%9Fe%20100%25.pdf");
    }

    @Property
    void noNameBreaksTheHeader(@ForAll String name) {
        assertThat(Disposition.attachment(name))
                .matches("attachment; filename=\"[^\"\\\\\r\n]*\"; filename\\*=UTF-8''[!-~]*");
    }
}
