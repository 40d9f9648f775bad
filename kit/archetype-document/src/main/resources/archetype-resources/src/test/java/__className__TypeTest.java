package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.document.api.Upload;
import org.junit.jupiter.api.Test;

class ${className}TypeTest {

    private final ${className}Type type = new ${className}Type();

    @Test
    void itIsCalledWhatTheSenderCallsItOrElseByItsKind() {
        assertEquals(new Inspection.Accepted("Impfung"), inspect(Optional.of("Impfung")));
        assertEquals(new Inspection.Accepted(type.name(Locale.GERMAN)), inspect(Optional.empty()));
    }

    private Inspection inspect(Optional<String> title) {
        return type.inspect(new Upload("a.pdf", title, "application/pdf", Map.of(), new byte[0], Locale.GERMAN));
    }
}
