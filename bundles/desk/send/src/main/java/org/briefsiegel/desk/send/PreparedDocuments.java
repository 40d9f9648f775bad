package org.briefsiegel.desk.send;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.briefsiegel.desk.window.WindowVisit;
import org.briefsiegel.platform.pages.DocumentHeaders;
import org.briefsiegel.transfer.api.Preview;
import org.briefsiegel.transfer.api.Transfer;
import org.briefsiegel.transfer.api.Window;
import org.briefsiegel.transfer.api.WindowService;

/** Shows a document before it is sent; what browsers don't show is saved. */
final class PreparedDocuments {

    private final WindowService windows;

    PreparedDocuments(WindowService windows) {
        this.windows = windows;
    }

    Response shown(WindowVisit visit, Window.Sending window, int number) {
        if (number < 1 || number > window.documents().size()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        Transfer.Item document = window.documents().get(number - 1);
        Response.ResponseBuilder response = Response.ok(bytes(visit, number), document.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, document.size());
        headers(document).forEach(response::header);
        return response.build();
    }

    private static Map<String, String> headers(Transfer.Item document) {
        return Preview.isShown(document.mediaType())
                ? DocumentHeaders.shown(document.fileName(), document.mediaType())
                : DocumentHeaders.saved(document.fileName());
    }

    private StreamingOutput bytes(WindowVisit visit, int number) {
        return out -> {
            try (InputStream content = windows.document(visit.ticket(), visit.key(), number)
                    .orElseThrow(() -> new IOException("the window has closed meanwhile"))) {
                content.transferTo(out);
            }
        };
    }
}
