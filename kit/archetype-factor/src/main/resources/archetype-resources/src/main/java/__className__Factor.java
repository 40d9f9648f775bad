#set($c = $className.substring(0, 1).toLowerCase() + $className.substring(1))
package ${package};

import org.briefsiegel.factor.api.AuthFactor;
import org.briefsiegel.factor.api.FactorId;
import org.briefsiegel.factor.api.Prompt;
import org.briefsiegel.factor.support.KnowledgeFactor;
import org.briefsiegel.factor.support.Spelling;
import org.briefsiegel.factor.support.TypedValue;
import org.osgi.service.component.annotations.Component;

/** Asks for one word that the practice's record holds. */
@Component(service = AuthFactor.class)
@FactorId("${artifactId}")
public final class ${className}Factor extends KnowledgeFactor {

    /** The member of "patient" in the practice's API, and the field on the page. */
    static final String FACT = "${c}";

    private static final int SHORTEST = 4;
    private static final int WIDTH = 20;

    public ${className}Factor() {
        super(FACT, Prompt.Kind.TEXT, WIDTH);
    }

    /** Capitals, spaces and the way a letter is composed don't matter. What can't be right is said by a text of messages.properties, and costs nobody a try. */
    @Override
    protected TypedValue read(String written) {
        String word = Spelling.folded(written);
        return word.length() < SHORTEST ? new TypedValue.Malformed("too.short") : new TypedValue.Legible(word);
    }
}
