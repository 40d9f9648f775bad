package ${package};

import org.briefsiegel.platform.settings.Kind;
import org.briefsiegel.platform.settings.Setting;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set, in etc/${package}.${className}.cfg. The server checks it, names what is wrong, and goes on with what was right. */
@ObjectClassDefinition(pid = ${className}Settings.PID)
@interface ${className}Settings {

    String PID = "${package}.${className}";

    /** Where messages are put: below the server's data unless it is absolute; made where it isn't there. */
    @Setting(kind = Kind.PATH)
    String folder() default "${artifactId}";

    /** How many are put there at a time. */
    @AttributeDefinition(min = "1", max = "64")
    int atATime() default 4;
}
