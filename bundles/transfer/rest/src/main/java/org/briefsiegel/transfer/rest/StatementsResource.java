package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a practice owes, month by month. */
@Component(service = StatementsResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Billing")
@Refuses.Everywhere
@Path("/api/v1/billing/statements")
public final class StatementsResource {

    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");
    private static final MediaType CSV = new MediaType("text", "csv");
    private static final List<Variant> FORMATS =
            Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, CSV).build();

    private final Books books;
    private final Counter counter;

    @Activate
    public StatementsResource(@Reference Books books, @Reference Counter counter) {
        this.books = books;
        this.counter = counter;
    }

    @GET
    @Path("{month}")
    @Operation(
            operationId = "getStatement",
            summary = "What the practice owes for a month",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "As JSON, or as CSV where `Accept` asks for it",
                            content = {
                                @Content(mediaType = Api.JSON, schema = @Schema(implementation = StatementJson.class)),
                                @Content(mediaType = "text/csv", schema = @Schema(types = "string"))
                            }))
    @Refuses.Query
    public Response get(
            @Context HttpHeaders headers,
            @Context Request request,
            @Parameter(schema = @Schema(types = "string", pattern = "20[0-9]{2}-(0[1-9]|1[0-2])")) @PathParam("month")
                    String month) {
        return counter.serve(headers, (practice, locale) -> {
            Optional<MediaType> format =
                    Optional.ofNullable(request.selectVariant(FORMATS)).map(Variant::getMediaType);
            if (format.isEmpty()) {
                return Reply.done(
                        Response.status(Response.Status.NOT_ACCEPTABLE).build());
            }
            return month(month, locale)
                    .map(it -> books.statement(practice.id(), it))
                    .map(statement -> shown(statement, format.get()));
        });
    }

    private static Reply<YearMonth> month(String month, Locale locale) {
        return MONTH.matcher(month).matches()
                ? Reply.done(YearMonth.parse(month))
                : Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, "detail.month")));
    }

    private static Response shown(Statement statement, MediaType format) {
        if (!format.isCompatible(CSV)) {
            return Answers.ok(StatementJson.of(statement));
        }
        byte[] csv = StatementCsv.of(statement).getBytes(StandardCharsets.UTF_8);
        return Response.ok(csv, CSV.withCharset("UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"briefsiegel-" + statement.month() + ".csv\"")
                .build();
    }
}
