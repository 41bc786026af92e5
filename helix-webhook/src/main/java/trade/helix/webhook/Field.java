package trade.helix.webhook;

import java.util.Optional;
import java.util.stream.Stream;

/** The fields of an alert that mean something, each with what to write for it. */
enum Field {
    SIGNAL("signal", "BUY"),
    SYMBOL("symbol", "{{ticker}}"),
    PRICE("price", "{{close}}"),
    TIMESTAMP("timestamp", "{{timenow}}"),
    STRATEGY("strategy", "ema_crossover"),
    SIGNAL_ID("signal_id", "{{strategy.order.id}}-{{timenow}}"),
    SECRET("secret", "...");

    private final String key;
    private final String example;

    Field(String key, String example) {
        this.key = key;
        this.example = example;
    }

    String key() {
        return key;
    }

    /** How the field should stand in the alert's message, such as {@code "timestamp": "{{timenow}}"}. */
    String example() {
        return '"' + key + "\": \"" + example + '"';
    }

    static Optional<Field> of(String key) {
        return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
