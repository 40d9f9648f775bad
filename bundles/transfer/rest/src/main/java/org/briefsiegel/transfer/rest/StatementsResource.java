package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.briefsiegel.billing.api.Books;
import org.briefsiegel.billing.api.Statement;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.practice.api.Practice;
import org.briefsiegel.transfer.api.Problem;
import org.briefsiegel.transfer.api.Refusal;
import org.briefsiegel.transfer.api.Reply;
import org.briefsiegel.transfer.paper.Papers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a practice owes, month by month. */
@Component(service = StatementsResource.class, property = "osgi.jaxrs.resource:Boolean=true")
@Tag(name = "Billing")
@Path("/api/v1/billing/statements")
public final class StatementsResource {

    private static final Pattern MONTH = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");

    /** What {@code format} may ask for. */
    private static final String EXCEL = "excel";

    /** Some fifty pages; more need too much memory, and nobody reads them. */
    private static final int MOST_LINES_ON_PAPER = 2000;

    private final Books books;
    private final Counter counter;
    private final Papers papers;
    private final StatementCsv plain = StatementCsv.plain();
    private final StatementCsv excel;

    @Activate
    public StatementsResource(@Reference Books books, @Reference Counter counter, @Reference Site site) {
        this(books, counter, new Papers(site.zone()), StatementCsv.excel(site.zone()));
    }

    StatementsResource(Books books, Counter counter, Papers papers, StatementCsv excel) {
        this.books = books;
        this.counter = counter;
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
                                @Content(mediaType = Api.JSON, schema = @Schema(implementation = StatementJson.class)),
                                @Content(mediaType = "text/csv", schema = @Schema(types = "string")),
                                @Content(
                                        mediaType = "application/pdf",
                                        schema = @Schema(types = "string", format = "binary"))
                            }))
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "`excel`: as CSV that a spreadsheet in German opens, whatever `Accept` says",
            schema = @Schema(types = "string", allowableValues = EXCEL))
    @Refuses.Query
    @Refuses.Everywhere
    @ApiResponse(
            responseCode = "413",
            description = "`too-large`: as PDF; the other formats have no limit",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    public Response get(
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo uri,
            @Parameter(
                            description = "Year and month.",
                            example = "2026-11",
                            schema = @Schema(types = "string", pattern = "20[0-9]{2}-(0[1-9]|1[0-2])"))
                    @PathParam("month")
                    String month) {
        return counter.serve(headers, (practice, locale) -> {
            Optional<String> format =
                    Optional.ofNullable(uri.getQueryParameters().getFirst("format"));
            if (format.isPresent() && !format.get().equals(EXCEL)) {
                return refused("detail.format", locale);
            }
            return month(month, locale)
                    .map(it -> books.statement(practice.id(), it, locale))
                    .then(statement -> format.isPresent()
                            ? Reply.done(file(excel, statement))
                            : Formats.answer(
                                    request,
                                    accepted -> shown(practice, statement, accepted, locale),
                                    Formats.CSV,
                                    Formats.PDF));
        });
    }

    private static Reply<YearMonth> month(String month, Locale locale) {
        return MONTH.matcher(month).matches() ? Reply.done(YearMonth.parse(month)) : refused("detail.month", locale);
    }

    private static <T> Reply<T> refused(String detail, Locale locale) {
        return Reply.refused(Refusal.of(Problem.INVALID_REQUEST, Texts.text(locale, detail)));
    }

    private Reply<Response> shown(Practice practice, Statement statement, MediaType format, Locale locale) {
        if (format.isCompatible(Formats.CSV)) {
            return Reply.done(file(plain, statement));
        }
        if (format.isCompatible(Formats.PDF)) {
            return statement.lines().size() > MOST_LINES_ON_PAPER
                    ? Reply.refused(
                            Refusal.of(Problem.TOO_LARGE, Texts.text(locale, "detail.paper", MOST_LINES_ON_PAPER)))
                    : Formats.paper(papers.statement(practice, statement, locale), name(statement), locale);
        }
        return Reply.done(Answers.ok(StatementJson.of(statement)));
    }

    private static Response file(StatementCsv csv, Statement statement) {
        byte[] content = csv.of(statement).getBytes(StandardCharsets.UTF_8);
        return Formats.file(content, Formats.CSV.withCharset("UTF-8"), name(statement) + ".csv");
    }

    private static String name(Statement statement) {
        return "briefsiegel-" + statement.month();
    }
}
