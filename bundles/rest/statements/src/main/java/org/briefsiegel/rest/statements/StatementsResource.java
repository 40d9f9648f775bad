package org.briefsiegel.rest.statements;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.print.papers.Papers;
import org.briefsiegel.rest.http.Caller;
import org.briefsiegel.rest.http.Formats;
import org.briefsiegel.rest.http.PracticeApi;
import org.briefsiegel.rest.problem.ApiTexts;
import org.briefsiegel.rest.problem.RefusedException;
import org.briefsiegel.rest.problem.Refuses;
import org.briefsiegel.transfer.api.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a practice owes, month by month. */
@Component(service = StatementsResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Billing")
@PracticeApi
@Path("/api/v1/billing/statements")
public final class StatementsResource {

    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");

    private static final ApiTexts TEXTS = new ApiTexts(StatementsResource.class);

    /** What {@code format} may ask for. */
    private static final String EXCEL = "excel";

    /** Some fifty pages; more need too much memory, and nobody reads them. */
    private static final int MOST_LINES_ON_PAPER = 2000;

    private final Books books;
    private final Papers papers;
    private final StatementCsv plain = StatementCsv.plain();
    private final StatementCsv excel;

    @Activate
    public StatementsResource(@Reference Books books, @Reference Site site) {
        this(books, new Papers(site.zone()), StatementCsv.excel(site.zone()));
    }

    StatementsResource(Books books, Papers papers, StatementCsv excel) {
        this.books = books;
        this.papers = papers;
        this.excel = excel;
    }

    @GET
    @Path("{month}")
    @Operation(
            operationId = "getStatement",
            summary = "What the practice owes for a month",
            description = "Lines in the order in which they became owed, and the tax of each rate. A month that "
                    + "isn't over is `preliminary`.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "As JSON, or as CSV or PDF where `Accept` asks for it",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = StatementJson.class)),
                                @Content(mediaType = "text/csv", schema = @Schema(types = "string")),
                                @Content(
                                        mediaType = "application/pdf",
                                        schema = @Schema(types = "string", format = "binary"))
                            }))
    @Refuses.Query
    @ApiResponse(responseCode = "413", description = "`too-large`: as PDF; the other formats have no limit")
    public Response get(
            @BeanParam Caller caller,
            @Context Request request,
            @Parameter(
                            description = "`excel`: as CSV that a spreadsheet in German opens, whatever `Accept` says",
                            schema = @Schema(types = "string", allowableValues = EXCEL))
                    @QueryParam("format")
                    String format,
            @Parameter(
                            description = "Year and month.",
                            example = "2026-11",
                            schema = @Schema(types = "string", pattern = "20[0-9]{2}-(0[1-9]|1[0-2])"))
                    @PathParam("month")
                    String month) {
        if (format != null && !format.equals(EXCEL)) {
            throw refused(Problem.INVALID_REQUEST, caller.locale(), "detail.format");
        }
        Statement statement = books.statement(caller.id(), month(month, caller.locale()), caller.locale());
        return format != null
                ? file(excel, statement)
                : shown(caller, statement, Formats.accepted(request, Formats.CSV, Formats.PDF));
    }

    private static YearMonth month(String month, Locale locale) {
        if (!MONTH.matcher(month).matches()) {
            throw refused(Problem.INVALID_REQUEST, locale, "detail.month");
        }
        return YearMonth.parse(month);
    }

    private static RefusedException refused(Problem problem, Locale locale, String detail, Object... arguments) {
        return new RefusedException(problem, TEXTS.text(locale, detail, arguments));
    }

    private Response shown(Caller caller, Statement statement, MediaType format) {
        if (format.isCompatible(Formats.CSV)) {
            return file(plain, statement);
        }
        return format.isCompatible(Formats.PDF)
                ? paper(caller, statement)
                : Response.ok(StatementJson.of(statement)).build();
    }

    private Response paper(Caller caller, Statement statement) {
        if (statement.lines().size() > MOST_LINES_ON_PAPER) {
            throw refused(Problem.TOO_LARGE, caller.locale(), "detail.paper", MOST_LINES_ON_PAPER);
        }
        return Formats.paper(
                papers.statement(caller.practice(), statement, caller.locale()), name(statement), caller.locale());
    }

    private static Response file(StatementCsv csv, Statement statement) {
        byte[] content = csv.of(statement).getBytes(StandardCharsets.UTF_8);
        return Formats.file(content, Formats.CSV.withCharset("UTF-8"), name(statement) + ".csv");
    }

    private static String name(Statement statement) {
        return "briefsiegel-" + statement.month();
    }
}
