package trade.helix.webhook;

import java.nio.charset.StandardCharsets;

/**
 * What the host sends back.
 *
 * @param status the HTTP status
 * @param contentType the value of the header {@code Content-Type}
 * @param body the text of the body
 */
public record WebhookResponse(int status, String contentType, String body) {
    /** {@return the body as the bytes to send, in UTF-8} */
    public byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
