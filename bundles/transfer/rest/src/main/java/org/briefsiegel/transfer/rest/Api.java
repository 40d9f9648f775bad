package org.briefsiegel.transfer.rest;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the practice API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Briefsiegel practice API",
                        version = "1",
                        description = """
                                Sends documents to patients, opened by a second factor. Refusals are problems (RFC 9457)
                                with a stable `type`; texts come in German or English, as `Accept-Language` asks.""",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        security = @SecurityRequirement(name = "key"))
@SecurityScheme(
        name = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key of the practice.")
final class Api {

    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";

    private Api() {}
}
