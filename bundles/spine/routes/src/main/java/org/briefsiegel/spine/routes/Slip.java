package org.briefsiegel.spine.routes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.briefsiegel.channel.api.PrintedChannel;
import org.briefsiegel.document.api.ContentDocumentType;
import org.briefsiegel.factor.api.RedirectFactor;

/**
 * What a plug-in is asked: the body of the exchange that travels its route.
 *
 * @param method of the interface of the plug-in's axis
 * @param arguments of the method, in order
 */
record Slip(Method method, List<Object> arguments) {

    /** Constant while the service is registered, as the interfaces say. */
    private static final Set<String> CONSTANT = Set.of("profile", "policy", "name", "label", "patience", "currency");

    /** Whose own methods may take longer, since they do what others leave to the host. */
    private static final Set<Class<?>> PATIENTLY_ASKED =
            Set.of(ContentDocumentType.class, PrintedChannel.class, RedirectFactor.class);

    static Slip of(Method method, Object[] arguments) {
        return new Slip(method, arguments == null ? List.of() : Arrays.asList(arguments));
    }

    /** Everything that an axis' plug-ins answer always the same, in each of these languages where it has words. */
    static Stream<Slip> constants(Class<?> axis, List<Locale> languages) {
        return Arrays.stream(axis.getMethods())
                .filter(method -> CONSTANT.contains(method.getName()))
                .flatMap(method -> constants(method, languages));
    }

    /** Not of what is asked about something in particular, as a label of a fact is. */
    private static Stream<Slip> constants(Method method, List<Locale> languages) {
        List<Class<?>> parameters = List.of(method.getParameterTypes());
        if (parameters.isEmpty()) {
            return Stream.of(new Slip(method, List.of()));
        }
        return parameters.equals(List.of(Locale.class))
                ? languages.stream().map(language -> new Slip(method, List.of(language)))
                : Stream.empty();
    }

    /** For the log. */
    String name() {
        return method.getName();
    }

    /** Whether the plug-in always answers the same. */
    boolean isConstant() {
        return CONSTANT.contains(method.getName());
    }

    /** Whether answering may take a conversation with somebody elsewhere, a look at a whole document, or printing. */
    boolean isPatient() {
        return PATIENTLY_ASKED.contains(method.getDeclaringClass());
    }

    /** Whether both ask the same in one language, maybe for two regions. */
    boolean isInTheLanguageOf(Slip other) {
        return method.equals(other.method) && languages().equals(other.languages());
    }

    private List<Object> languages() {
        return arguments.stream()
                .map(argument -> argument instanceof Locale locale ? locale.getLanguage() : argument)
                .toList();
    }

    /** Asks the plug-in; what it throws is thrown as it is. */
    Object putTo(Object plugin) throws Exception {
        try {
            return method.invoke(plugin, arguments.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }

    /** Without the arguments, which may hold what a patient typed. */
    @Override
    public String toString() {
        return "Slip[" + name() + "]";
    }
}
