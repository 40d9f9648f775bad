package org.briefsiegel.rest.openapi;

import java.util.List;

/**
 * What the page says, from top to bottom; a line that is empty is left out. Public for the template.
 *
 * @param openapi the version of OpenAPI that the document is in
 * @param authentication a line for each way
 */
public record ApiReference(
        String title,
        List<Span> description,
        String openapi,
        List<List<Span>> authentication,
        List<Call> calls,
        List<Problem> problems,
        List<Shape> shapes) {

    /**
     * Something that can be asked for.
     *
     * @param address method and path
     * @param answers by status
     */
    public record Call(
            String id,
            String address,
            List<Span> summary,
            List<Span> description,
            List<Parameter> parameters,
            List<Body> bodies,
            List<Answer> answers,
            List<Example> examples) {}

    /**
     * What an address or a header says.
     *
     * @param place {@code path}, {@code query} or {@code header}
     */
    public record Parameter(String name, String place, boolean required, List<Span> meaning) {}

    /** What a call takes. */
    public record Body(String mediaType, List<Span> type) {}

    /** What a call may answer. */
    public record Answer(String status, List<Span> meaning, List<Span> type) {}

    /** A body as it may come, as JSON. */
    public record Example(List<Span> type, String json) {}

    /** A type of problem, with an example as JSON. */
    public record Problem(
            String urn, String id, String title, String statuses, List<Span> meaning, List<Span> advice, String json) {}

    /** An object of JSON. */
    public record Shape(String name, List<Span> description, List<Member> members) {}

    /**
     * A member of such an object.
     *
     * @param example empty for none
     */
    public record Member(String name, boolean required, List<Span> type, List<Span> meaning, String example) {}
}
