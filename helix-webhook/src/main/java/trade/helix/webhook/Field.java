package trade.helix.webhook;

import java.util.Optional;
import java.util.stream.Stream;

/** The fields of an alert that mean something, each with what to write for it. */
enum Field {
    SIGNAL("signal", "BUY", "{{strategy.order.action}}"),
    SYMBOL("symbol", "{{ticker}}", "{{ticker}}"),
    PRICE("price", "{{close}}", "{{close}}"),
    TIMESTAMP("timestamp", "{{timenow}}", "{{timenow}}"),
    STRATEGY("strategy", "ema_crossover", ""),
    SIGNAL_ID("signal_id", "{{strategy.order.id}}-{{timenow}}", "{{strategy.order.id}}"),
    SECRET("secret", "...", "");

    private final String key;
    private final String example;
    private final String placeholder;

    Field(String key, String example, String placeholder) {
        this.key = key;
        this.example = example;
        this.placeholder = placeholder;
    }

    String key() {
        return key;
    }

    /** How the field should stand in the alert's message, such as {@code "timestamp": "{{timenow}}"}. */
    String example() {
        return '"' + key + "\": \"" + example + '"';
    }

    /** The placeholder that the field is usually filled by; empty where there is none. */
    Optional<String> placeholder() {
        return Optional.of(placeholder).filter(name -> !name.isEmpty());
    }

    static Optional<Field> of(String key) {
        return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
