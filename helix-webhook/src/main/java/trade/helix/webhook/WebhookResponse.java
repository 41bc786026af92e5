package trade.helix.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What the host sends back.
 *
 * @param status the HTTP status
 * @param contentType the value of the header {@code Content-Type}
 * @param body the text of the body
 * @param headers other headers by their names, such as {@code Retry-After}; often none
 */
public record WebhookResponse(int status, String contentType, String body, Map<String, String> headers) {
    public WebhookResponse {
        headers = Map.copyOf(headers);
    }

    /**
     * A response without other headers.
     *
     * @param status the HTTP status
     * @param contentType the value of the header {@code Content-Type}
     * @param body the text of the body
     */
    public WebhookResponse(int status, String contentType, String body) {
        this(status, contentType, body, Map.of());
    }

    /** {@return the body as the bytes to send, in UTF-8} */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
