package org.briefsiegel.rest.problem;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which problems a call of the practice API may answer beside those that any may, for its OpenAPI document. That each is a problem
 * (RFC 9457), and what any call may answer, is added when {@code rest/openapi} is built. Of two for one status the last one
 * written holds.
 */
public final class Refuses {

    private Refuses() {}

    /** What a call about one thing may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "404", description = "`not-found`: also for what belongs to another practice")
    public @interface Lookup {}

    /** What a call that changes one transfer may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "404", description = "`not-found`: also for what belongs to another practice")
    @ApiResponse(responseCode = "409", description = "`state-conflict`: not where the transfer stands now")
    public @interface Action {}

    /** What a sheet that is to be printed may be answered. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "404", description = "`not-found`: also for what belongs to another practice")
    @ApiResponse(responseCode = "408", description = "`request-timeout`: the request broke off; send it again")
    @ApiResponse(
            responseCode = "409",
            description =
                    "`state-conflict`: nobody gets in any more, the documents travel in the mail, or there were too many")
    @ApiResponse(responseCode = "413", description = "`too-large`")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`")
    @ApiResponse(responseCode = "422", description = "`invalid-request`: `errors` names each part and why")
    public @interface Printing {}

    /** What a call with parameters may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "422", description = "`invalid-request`: `errors` names each part and why")
    public @interface Query {}

    /** What a question for a price may answer. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "403",
            description =
                    "`practice-suspended`, `plan-required`, `factor-not-allowed`, `cap-reached`, `balance-too-low`")
    @ApiResponse(responseCode = "408", description = "`request-timeout`: the request broke off; send it again")
    @ApiResponse(responseCode = "413", description = "`too-large`")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`")
    @ApiResponse(
            responseCode = "422",
            description =
                    "`invalid-request`, `missing-fact`, `invalid-fact`, `unknown-document-type`, `unknown-factor`")
    public @interface Pricing {}

    /** What a webhook that is to be put may be answered. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "408", description = "`request-timeout`: the request broke off; send it again")
    @ApiResponse(responseCode = "413", description = "`too-large`")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`")
    @ApiResponse(
            responseCode = "422",
            description =
                    "`invalid-request`: `errors` names each part and why; a receiver that doesn't work is an error of `/url`")
    public @interface Registering {}

    /** What a window that is to be prepared may be answered. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(responseCode = "408", description = "`request-timeout`: the request broke off; send it again")
    @ApiResponse(responseCode = "413", description = "`too-large`")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`")
    @ApiResponse(responseCode = "422", description = "`invalid-request`, `unknown-document-type`, `document-refused`")
    @ApiResponse(
            responseCode = "507",
            description = "`insufficient-storage`: the server's disk is full; nothing was kept")
    public @interface Preparing {}

    /** What a new transfer may be answered. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "403",
            description =
                    "`practice-suspended`, `plan-required`, `factor-not-allowed`, `cap-reached`, `balance-too-low`")
    @ApiResponse(responseCode = "408", description = "`request-timeout`: the request broke off; send it again")
    @ApiResponse(
            responseCode = "409",
            description =
                    "`quote-outdated`; `idempotency-conflict`: a request under the same key is running, repeat later",
            headers =
                    @Header(
                            name = "Retry-After",
                            description = "In seconds; where it is known.",
                            schema = @Schema(types = "integer")))
    @ApiResponse(responseCode = "413", description = "`too-large`")
    @ApiResponse(responseCode = "415", description = "`unsupported-media-type`")
    @ApiResponse(
            responseCode = "422",
            description =
                    "`invalid-request`, `missing-fact`, `invalid-fact`, `unknown-document-type`, `unknown-factor`, `document-refused`, `quote-required`; `idempotency-conflict`: the same key for another request")
    @ApiResponse(
            responseCode = "507",
            description = "`insufficient-storage`: the server's disk is full; nothing was kept")
    public @interface Sending {}
}
