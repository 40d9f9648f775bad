package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which problems the calls of the practice API answer, for its OpenAPI document. Of two for one status the last one written holds. */
final class Refuses {

    private Refuses() {}

    /** What any call may answer, whatever it asks for: said at each, so that the document names its success first. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "401",
            description = "`unauthenticated`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "403",
            description = "`practice-suspended`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "406",
            description = "`not-acceptable`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "429",
            description = "`rate-limited`",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "In seconds; where it is known.",
                            schema = @Schema(types = "integer")),
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "500",
            description = "`fault`: a fault of the server, with a number for its operator",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "503",
            description = "`unavailable`, `factor-not-available`: try again later",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "In seconds; where it is known.",
                            schema = @Schema(types = "integer")),
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Everywhere {}

    /** What a call about one thing may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "404",
            description = "`not-found`: also for what belongs to another practice",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Lookup {}

    /** What a call that changes one transfer may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "404",
            description = "`not-found`: also for what belongs to another practice",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "409",
            description = "`state-conflict`: not where the transfer stands now",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Action {}

    /** What a call with parameters may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "422",
            description = "`invalid-request`: `errors` names each part and why",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Query {}

    /** What a question for a price may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "403",
            description = "`practice-suspended`, `plan-required`, `factor-not-allowed`, `cap-reached`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "408",
            description = "`request-timeout`: the request broke off; send it again",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "413",
            description = "`too-large`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "415",
            description = "`unsupported-media-type`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "422",
            description =
                    "`invalid-request`, `missing-fact`, `invalid-fact`, `unknown-document-type`, `unknown-factor`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Pricing {}

    /** What a webhook that is to be put may be answered. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "408",
            description = "`request-timeout`: the request broke off; send it again",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "413",
            description = "`too-large`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "415",
            description = "`unsupported-media-type`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "422",
            description =
                    "`invalid-request`: `errors` names each part and why; a receiver that doesn't work is an error of `/url`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Registering {}

    /** What a window that is to be prepared may be answered. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "408",
            description = "`request-timeout`: the request broke off; send it again",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "413",
            description = "`too-large`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "415",
            description = "`unsupported-media-type`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "422",
            description = "`invalid-request`, `unknown-document-type`, `document-refused`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Preparing {}

    /** What a new transfer may be answered. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "403",
            description = "`practice-suspended`, `plan-required`, `factor-not-allowed`, `cap-reached`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "408",
            description = "`request-timeout`: the request broke off; send it again",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "409",
            description =
                    "`quote-outdated`; `idempotency-conflict`: a request under the same key is running, repeat later",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "In seconds; where it is known.",
                            schema = @Schema(types = "integer")),
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "413",
            description = "`too-large`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "415",
            description = "`unsupported-media-type`",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @ApiResponse(
            responseCode = "422",
            description =
                    "`invalid-request`, `missing-fact`, `invalid-fact`, `unknown-document-type`, `unknown-factor`, `document-refused`, `quote-required`; `idempotency-conflict`: the same key for another request",
            content = @Content(mediaType = Api.PROBLEM, schema = @Schema(implementation = ProblemJson.class)))
    @interface Sending {}
}
