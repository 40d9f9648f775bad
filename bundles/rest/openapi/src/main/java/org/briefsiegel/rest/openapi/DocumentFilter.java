package org.briefsiegel.rest.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.filter.AbstractSpecFilter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.problem.ProblemJson;

/**
 * Completes the OpenAPI document, when it is built: what any call may answer is added to each, and that every refusal is a problem
 * (RFC 9457). Its operations name their success first: generated clients name in {@code Accept} what comes first, and some nothing
 * else. What the generator takes wrongly goes. Never runs in the server.
 */
public final class DocumentFilter extends AbstractSpecFilter {

    private static final String FIRST_REFUSAL = "400";
    private static final String INTEGER = "integer";
    private static final Set<String> PASSING = Set.of("429", "503", "507");

    /** What the generator writes for it: of records that are answered, and of {@link Caller}, which it takes for a body. */
    private static final String NO_TYPE = "*/*";

    private static final Map<String, String> EVERYWHERE = Map.of(
            "401", "`unauthenticated`",
            "403", "`practice-suspended`",
            "406", "`not-acceptable`",
            "429", "`rate-limited`",
            "500", "`fault`: a fault of the server, with a number for its operator",
            "503", "`unavailable`, `factor-not-available`: try again later");

    @Override
    public Optional<OpenAPI> filterOpenAPI(
            OpenAPI document,
            Map<String, List<String>> parameters,
            Map<String, String> cookies,
            Map<String, List<String>> headers) {
        ModelConverters.getInstance(true).readAll(ProblemJson.class).forEach(document.getComponents()::addSchemas);
        document.getComponents().getSchemas().remove(Caller.class.getSimpleName());
        for (Schema<?> shape : document.getComponents().getSchemas().values()) {
            tidy(shape);
        }
        document.getPaths().values().forEach(path -> path.readOperations().forEach(DocumentFilter::complete));
        return Optional.of(document);
    }

    /** That a text may be empty is what everybody expects. */
    private static void tidy(Schema<?> schema) {
        if (Objects.equals(schema.getMinLength(), 0)) {
            schema.setMinLength(null);
        }
        if (schema.getItems() != null) {
            tidy(schema.getItems());
        }
        if (schema.getProperties() != null) {
            for (Schema<?> member : schema.getProperties().values()) {
                tidy(member);
            }
        }
    }

    /** A number that is read as a text, so that a wrong one can be named, is no text. */
    private static void number(Schema<?> schema) {
        if (schema.getTypes() != null && schema.getTypes().contains(INTEGER)) {
            schema.setTypes(Set.of(INTEGER));
            schema.setDefault(Integer.valueOf(String.valueOf(schema.getDefault())));
        }
    }

    private static void complete(Operation operation) {
        if (operation.getRequestBody() != null
                && operation.getRequestBody().getContent().containsKey(NO_TYPE)) {
            operation.setRequestBody(null);
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> number(parameter.getSchema()));
        }
        Map<String, ApiResponse> byStatus = new TreeMap<>(operation.getResponses());
        EVERYWHERE.forEach(
                (status, description) -> byStatus.putIfAbsent(status, new ApiResponse().description(description)));
        ApiResponses ordered = new ApiResponses();
        byStatus.forEach((status, response) -> {
            if (status.compareTo(FIRST_REFUSAL) >= 0) {
                response.content(problem());
            } else if (response.getContent() != null) {
                response.content(json(response.getContent()));
            }
            if (PASSING.contains(status)) {
                response.addHeaderObject("Retry-After", retryAfter());
            }
            ordered.addApiResponse(status, response);
        });
        operation.responses(ordered);
    }

    /** What has no media type is a record, and so JSON. */
    private static Content json(Content content) {
        Content typed = new Content();
        content.forEach((type, media) -> typed.addMediaType(type.equals(NO_TYPE) ? "application/json" : type, media));
        return typed;
    }

    private static Content problem() {
        Schema<?> reference = new JsonSchema().$ref("#/components/schemas/Problem");
        return new Content().addMediaType("application/problem+json", new MediaType().schema(reference));
    }

    private static Header retryAfter() {
        return new Header()
                .style(Header.StyleEnum.SIMPLE)
                .description("In seconds; where it is known.")
                .schema(new JsonSchema().types(Set.of(INTEGER)));
    }
}
