package org.briefsiegel.rest.openapi;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Contact;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/** What the OpenAPI document says of the practice API as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Briefsiegel practice API",
                        version = "1",
                        description = """
                                Sends documents to patients, opened by a second factor. Refusals are problems (RFC 9457)
                                with a stable `type`; texts come in German or English, as `Accept-Language` asks.""",
                        contact = @Contact(name = "The operator of this server"),
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        servers = @Server(url = "/", description = "Where this document was read."),
        tags = {
            @Tag(name = "Before sending", description = "What this practice can send, how, and at what price."),
            @Tag(
                    name = "Transfers",
                    description = "Sending documents, and following, ending or repeating what was sent."),
            @Tag(name = "Windows", description = "Prepared windows, in which a person works instead of a program."),
            @Tag(name = "Webhook", description = "Being told what happens, signed as Standard Webhooks says."),
            @Tag(name = "Billing", description = "What the practice owes, month by month."),
            @Tag(name = "Sandbox", description = "What a sandbox practice would have sent.")
        },
        security = @SecurityRequirement(name = "key"))
@SecurityScheme(
        name = "key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key of the practice, in `Authorization: Bearer <key>`.")
final class Api {

    private Api() {}
}
